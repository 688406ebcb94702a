/** `tierline trace`: the chain behind or before an entity, tier by tier. */
import { ask, onGraph } from './graph';
import { print, printJson, printTable } from './output';

const QUERY = `query Trace($root: ID!, $direction: TraceDirection!, $maxTier: Int!, $first: Int!, $asOf: Date, $minConfidence: Float) {
  trace(root: $root, direction: $direction, maxTier: $maxTier, first: $first, asOf: $asOf, minConfidence: $minConfidence) {
    scope { asOf asKnownOn minConfidence }
    completeness { outcome exploredNodes exploredRelations frontier componentsWithoutMaker resumeToken }
    nodes { tier entity { __typename id name nameKo } witness { kind confidence } }
  }
}`;

interface Answer {
  readonly trace: {
    readonly completeness: {
      readonly outcome: string;
      readonly exploredNodes: number;
      readonly componentsWithoutMaker: number | null;
    };
    readonly nodes: readonly {
      readonly tier: number;
      readonly entity: { readonly __typename: string; readonly id: string; readonly name: string };
      readonly witness: readonly { readonly kind: string; readonly confidence: number }[];
    }[];
  };
}

export interface TraceOptions {
  readonly down?: true;
  readonly maxTier: number;
  readonly first: number;
  readonly asOf?: string;
  readonly minConfidence?: number;
  readonly json?: true;
}

const REASONS: Readonly<Record<string, string>> = {
  EXHAUSTED: 'everything known was looked at',
  TIER_BOUND: 'more lies behind the last tier; --max-tier goes further',
  BUDGET: 'more was not shown; --first shows more',
  DEADLINE: 'the time ran out; ask for less',
};

export async function trace(root: string, { down, json, ...options }: TraceOptions): Promise<void> {
  const variables = { root, direction: down ? 'DOWNSTREAM' : 'UPSTREAM', ...options };
  const { trace: found } = await onGraph((store, stop) => ask<Answer>(store, stop, QUERY, variables));
  if (json) return printJson(found);
  printTable(
    found.nodes.map(({ tier, entity, witness }) => [
      String(tier),
      entity.__typename,
      entity.name,
      witness.length === 0 ? '' : `${witness.at(-1)?.kind} ${witness.at(-1)?.confidence}`,
      entity.id,
    ]),
  );
  const { outcome, exploredNodes, componentsWithoutMaker } = found.completeness;
  const unknown = componentsWithoutMaker ? `; of ${componentsWithoutMaker} components no maker is known` : '';
  print(`${exploredNodes} entities: ${REASONS[outcome]}${unknown}`);
}
