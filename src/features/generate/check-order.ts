/** Whether an order can be met, and the values of the parameters it leaves out. */
import { badInput } from '../../errors';
import {
  type Order,
  type ParameterDeclaration,
  type ParameterName,
  type Parameters,
  parameterDeclarations,
} from './parameters';
import { meanSources } from './sourcing';

const names = Object.keys(parameterDeclarations) as ParameterName[];

/** Every parameter with its value; throws BAD_INPUT at the first that makes no network. */
export function checkOrder({ relations, seed, parameters = {} }: Order): Parameters {
  checkNumber('relations', relations, { least: 1_000, most: 20_000_000, whole: true });
  checkNumber('seed', seed, { least: 0, most: 2 ** 32 - 1, whole: true });
  for (const [name, value] of Object.entries(parameters)) {
    if (!Object.hasOwn(parameterDeclarations, name)) {
      throw badInput(`parameters.${name}`, value, `one of ${names.join(', ')}`, 'Leave it out or mend its name.');
    }
    if (value !== undefined) checkNumber(`parameters.${name}`, value, parameterDeclarations[name as ParameterName]);
  }
  const declared = names.map((name) => [name, parameters[name] ?? parameterDeclarations[name as 'buyerShare'].value]);
  const known = Object.fromEntries(declared) as Parameters;
  checkShares(known);
  const most = mostPlatforms(relations, known);
  checkDegree(relations, known);
  const platforms = known.platforms ?? Math.max(1, Math.min(defaultPlatforms(relations), most));
  if (platforms > most) throw tooMany('platforms', platforms, most, 'Lower it or ask for more relations.');
  return { ...known, platforms, meanChildren: known.meanChildren ?? defaultChildren(relations, platforms, known) };
}

function checkNumber(field: string, value: unknown, { least, most, whole }: Omit<ParameterDeclaration, 'description'>) {
  const fits = whole ? Number.isInteger(value) : Number.isFinite(value);
  if (fits && (value as number) >= least && (value as number) <= most) return;
  throw badInput(
    field,
    value,
    `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
    'Choose one in that range.',
  );
}

const tooMany = (name: ParameterName, value: number, most: number, remedy: string) =>
  badInput(`parameters.${name}`, value, `at most ${most}`, remedy);

function checkShares({ depthLeast, depthMost, singleSourceShare, dualSourceShare }: Parameters): void {
  if (depthLeast > depthMost) throw tooMany('depthLeast', depthLeast, depthMost, 'Lower it or raise depthMost.');
  const most = 1 - singleSourceShare;
  if (dualSourceShare > most + 1e-9) {
    throw tooMany('dualSourceShare', dualSourceShare, most, 'Lower it or singleSourceShare.');
  }
}

/** LOCATED_IN rows a firm, about. */
const PLACES_OF_A_FIRM = 1.6;

/** INTEGRATED_BY, DELIVERED_UNDER, SOLD_BY and BOUGHT_BY rows a platform, about. */
const CONTRACT_ROWS = 10;

/** How many platforms there is room for beside the firms, each with its contracts and its longest chain of parts. */
function mostPlatforms(relations: number, parameters: Parameters): number {
  const { firmRelationShare, meanFirmDegree, depthMost } = parameters;
  const room = 1 - firmRelationShare * (1 + PLACES_OF_A_FIRM / meanFirmDegree);
  const most = Math.floor((room * relations) / (CONTRACT_ROWS + (1 + meanSources(parameters)) * depthMost));
  if (most >= 1) return most;
  const remedy = 'Lower it, raise meanFirmDegree or ask for more relations.';
  throw badInput('parameters.firmRelationShare', firmRelationShare, 'room left for places and platforms', remedy);
}

/** No firm has more than √firms partners, so the mean must lie well below. */
function checkDegree(relations: number, { firmRelationShare, meanFirmDegree, buyerShare, sellerShare }: Parameters) {
  const firms = (relations * firmRelationShare) / meanFirmDegree;
  const active = 1 - Math.max(buyerShare, sellerShare);
  const most = Math.floor(8 * Math.sqrt(firms) * active) / 10;
  if (meanFirmDegree <= most) return;
  throw tooMany('meanFirmDegree', meanFirmDegree, most, 'Lower it or ask for more relations.');
}

/** About 10 at 10 thousand relations and 200 at 10 million. */
const defaultPlatforms = (relations: number): number =>
  Math.min(200, Math.max(2, Math.round(10 * (relations / 10_000) ** 0.43)));

/** Such that trees of the middle depth come out at the size there is room for. */
function defaultChildren(
  relations: number,
  platforms: number,
  { depthLeast, depthMost, singleChildShare }: Parameters,
) {
  const branching = ((0.16 * relations) / platforms) ** (1 / ((depthLeast + depthMost) / 2 + 0.3));
  const mean = (branching - singleChildShare) / (1 - singleChildShare);
  return Math.min(13, Math.max(3, Math.round(mean * 10) / 10));
}
