/** The tables of components: what they are, what they are built into, and who makes them. */
import type { BillOfMaterials } from './bill-of-materials';
import { koreanNameOf, type Names, nameOf } from './names';
import type { Parameters } from './parameters';
import { Random } from './random';
import type { Sources } from './sourcing';
import { confidence, shareText } from './write-firms';
import type { CsvRow, PackageWriter } from './write-package';

export interface ComponentTables {
  readonly bill: BillOfMaterials;
  /** Product class of each component. */
  readonly classes: Int32Array;
  readonly sources: Sources;
}

const componentColumns = ['id', 'name', 'nameKo', 'level', 'partNumber', 'fsc', 'criticality'] as const;
const partColumns = ['from', 'to', 'quantity', 'required', 'slot', 'minSources', 'confidence'] as const;
const supplyColumns = [
  'from',
  'to',
  'share',
  'soleSource',
  'qualified',
  'capacityPerMonth',
  'leadTimeDays',
  'confidence',
] as const;

/** Share of the parts of a whole that can stand in for the part before them. */
const ALTERNATE_SHARE = 0.05;
/** Share of the parts that have several sources and need two of them. */
const TWO_NEEDED_SHARE = 0.1;

export async function writeComponents(
  writer: PackageWriter,
  names: Names,
  tables: ComponentTables,
  parameters: Parameters,
  seed: number,
): Promise<void> {
  const random = (stage: 'components' | 'parts' | 'supply') => new Random(seed, `cells of ${stage}`);
  await writer.entities('Component', componentColumns, componentRows(tables, names, parameters, random('components')));
  await writer.relate('PART_OF', partColumns, partRows(tables, names, parameters, random('parts')));
  await writer.relate('SUPPLIES', supplyColumns, supplyRows(tables, names, parameters, random('supply')));
}

function* componentRows(
  { bill: { depth, isWhole }, classes }: ComponentTables,
  names: Names,
  { koreanNameShare, unknownShare }: Parameters,
  random: Random,
): Generator<CsvRow<(typeof componentColumns)[number]>> {
  for (let component = 0; component < depth.length; component++) {
    const [level, named] = [
      levelOf(depth[component]!, isWhole[component] === 1, random),
      random.chance(koreanNameShare),
    ];
    const criticality = random.pick(['LOW', 'MEDIUM', 'MEDIUM', 'HIGH']);
    yield {
      id: names.id('Component', component + 1),
      name: nameOf(level.toLowerCase(), component),
      nameKo: named ? koreanNameOf(koreanLevels[level], component) : null,
      level,
      partNumber: `SYN-${component + 1}`,
      fsc: String(1000 + (classes[component]! % 9000)),
      criticality: random.chance(unknownShare) ? null : criticality,
    };
  }
}

const koreanLevels = { SUBSYSTEM: '체계', ASSEMBLY: '조립체', PART: '부품', MATERIAL: '소재' } as const;

function levelOf(depth: number, isWhole: boolean, random: Random): keyof typeof koreanLevels {
  const isMaterial = random.chance(0.3);
  if (depth === 1) return 'SUBSYSTEM';
  if (isWhole) return 'ASSEMBLY';
  return depth > 2 && isMaterial ? 'MATERIAL' : 'PART';
}

function* partRows(
  { bill: { part, whole }, sources: { start } }: ComponentTables,
  names: Names,
  { unknownShare }: Parameters,
  random: Random,
): Generator<CsvRow<(typeof partColumns)[number]>> {
  const alternates = slots(whole, random);
  for (let at = 0; at < part.length; at++) {
    const [component, of] = [part[at]!, whole[at]!];
    const quantity = Math.max(1, Math.round(random.logNormal(1.5, 1)));
    const sources = start[component + 1]! - start[component]!;
    const [two, required, unknown] = [random.chance(TWO_NEEDED_SHARE), random.chance(0.9), random.chance(unknownShare)];
    yield {
      from: names.id('Component', component + 1),
      to: of < 0 ? names.id('Platform', -of) : names.id('Component', of + 1),
      quantity: random.chance(unknownShare) ? null : quantity,
      required: unknown ? null : required,
      slot: alternates[at]! === 0 ? null : `s${alternates[at]}`,
      minSources: sources > 1 && two ? 2 : unknown ? null : 1,
      confidence: confidence(random),
    };
  }
}

/** For each PART_OF the number of the slot it shares with a neighbour in the same whole, or 0. */
function slots(whole: Int32Array, random: Random): Int32Array {
  const slot = new Int32Array(whole.length);
  for (let at = 1, last = 0; at < whole.length; at++) {
    if (whole[at] !== whole[at - 1] || slot[at - 1] !== 0 || !random.chance(ALTERNATE_SHARE)) continue;
    slot[at - 1] = slot[at] = ++last;
  }
  return slot;
}

/** The shares of a component's sources are lognormal weights that sum to 1. */
function* supplyRows(
  { sources: { start, firms } }: ComponentTables,
  names: Names,
  { weightSigma, unknownShare }: Parameters,
  random: Random,
): Generator<CsvRow<(typeof supplyColumns)[number]>> {
  for (let component = 0; component + 1 < start.length; component++) {
    const [first, end] = [start[component]!, start[component + 1]!];
    const weights = Array.from({ length: end - first }, () => random.logNormal(1, weightSigma));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const [at, weight] of weights.entries()) {
      const known = () => !random.chance(unknownShare);
      const [capacity, leadTime] = [random.logNormal(200, 1.2), random.logNormal(120, 0.7)];
      const qualified = random.chance(0.85);
      yield {
        from: names.id('Organization', firms[first + at]! + 1),
        to: names.id('Component', component + 1),
        share: known() ? shareText(weight / total) : null,
        soleSource: known() ? weights.length === 1 : null,
        qualified: known() ? qualified : null,
        capacityPerMonth: known() ? Math.ceil(capacity) : null,
        leadTimeDays: known() ? Math.ceil(leadTime) : null,
        confidence: confidence(random),
      };
    }
  }
}
