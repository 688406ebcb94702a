/** The plans of the documents that were sent, as long as Apollo Server keeps the documents and there is room. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { type Made, QueryPlan } from './query-plan';

/** Ways to skip and include that a document has plans for. */
const MOST_PLANS = 16;
/** Fields that are planned before all plans are forgotten: a plan may take forty times the room of its document. */
const MOST_FIELDS = 100_000;

interface Planned {
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The variables that decide what is skipped and what is included. */
  readonly deciding: readonly string[];
  readonly plans: Map<string, QueryPlan>;
}

export class PlannedQueries {
  private known = new WeakMap<DocumentNode, Planned>();
  private made: Made = { fields: 0 };

  /** `compileAfter`: so many objects of a selection are made before JavaScript is written for it. */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly compileAfter = 20,
  ) {}

  /** The data of a valid query; null where graphql-js has to run it. `variables` are coerced. */
  async run(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: unknown,
  ): Promise<Record<string, unknown> | null> {
    const plan = this.planOf(document, operation, variables);
    return plan?.run(context, variables) ?? null;
  }

  private planOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): QueryPlan | null {
    const query = this.schema.getQueryType();
    if (operation.operation !== 'query' || !query) return null;
    if (this.made.fields > MOST_FIELDS) this.forget();
    const planned = this.known.get(document) ?? this.looked(document);
    const { deciding, fragments, plans } = planned;
    const name = operation.name?.value ?? '';
    const key = deciding.length === 0 ? name : JSON.stringify([name, ...deciding.map((one) => variables[one])]);
    const known = plans.get(key);
    if (known) return known;
    if (plans.size >= MOST_PLANS) return null;
    const decided = Object.fromEntries(deciding.map((name) => [name, variables[name]]));
    const selecting = { schema: this.schema, fragments, variables: decided };
    const plan = new QueryPlan(selecting, operation, query, this.made, this.compileAfter);
    plans.set(key, plan);
    return plan;
  }

  private forget(): void {
    this.known = new WeakMap();
    this.made = { fields: 0 };
  }

  private looked(document: DocumentNode): Planned {
    const fragments: Record<string, FragmentDefinitionNode> = {};
    const deciding = new Set<string>();
    visit(document, {
      FragmentDefinition(node) {
        fragments[node.name.value] = node;
      },
      Directive({ name, arguments: given = [] }) {
        if (name.value !== 'skip' && name.value !== 'include') return;
        for (const { value } of given) if (value.kind === Kind.VARIABLE) deciding.add(value.name.value);
      },
    });
    const planned = { fragments, deciding: [...deciding], plans: new Map() };
    this.known.set(document, planned);
    return planned;
  }
}
