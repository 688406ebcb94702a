/** Everything that an order asks for, drawn; nothing of it is written yet. */
import { badInput } from '../../errors';
import { type BillOfMaterials, billOfMaterials } from './bill-of-materials';
import { type Programme, programmeCounts, programmeOf } from './contracts';
import { type FirmNetwork, firmNetwork } from './firm-network';
import { type Firms, layOutFirms } from './firms';
import type { Order, Parameters } from './parameters';
import { type Locations, locate } from './places';
import { componentClasses, meanSources, type Sources, sourceCounts, sourcesOf } from './sourcing';

export interface DrawnNetwork {
  readonly locations: Locations;
  readonly bill: BillOfMaterials;
  readonly firms: Firms;
  readonly network: FirmNetwork;
  /** The product class of each component. */
  readonly classes: Int32Array;
  readonly sources: Sources;
  readonly programme: Programme;
}

/** Share of the relations ordered by which those written may miss. */
const TOLERANCE = 0.02;

/**
 * What is not firm to firm is counted out first; the firms' arrows fill the rest, so the total is met.
 * Throws BAD_INPUT where the trees come out too large for that, or trees and firms together too small.
 */
export function drawNetwork({ relations, seed }: Order, parameters: Parameters): DrawnNetwork {
  const firmCount = Math.round((relations * parameters.firmRelationShare) / parameters.meanFirmDegree);
  const locations = locate(firmCount, parameters, seed);
  const counts = programmeCounts(parameters, seed);
  const places = locations.relations + counts.relations;
  const forParts = relations * (1 - parameters.firmRelationShare) - places;
  const sourcesOfAPart = meanSources(parameters) * (1 - parameters.reusedPartShare);
  const parts = Math.max(1, Math.round(forParts / (1 + sourcesOfAPart)));
  const bill = billOfMaterials(parts, parameters, seed);
  const start = sourceCounts(bill.depth.length, parameters, seed);
  const forFirms = relations - places - bill.part.length - start.at(-1)!;
  if (forFirms < firmCount) throw treesTooLarge(parameters);
  const firms = layOutFirms(firmCount, forFirms, parameters, seed);
  const network = firmNetwork(firms, forFirms, parameters, seed);
  const missing = forFirms - network.from.length;
  if (missing > relations * TOLERANCE) {
    throw bill.part.length < parts ? treesTooSmall(parameters) : firmsTooFew(parameters);
  }
  const classes = componentClasses(bill, firms, parameters.depthMost, seed);
  const sources = sourcesOf(start, classes, firms, seed);
  return { locations, bill, firms, network, classes, sources, programme: programmeOf(firms, counts, seed) };
}

const treesTooLarge = ({ platforms }: Parameters) =>
  badInput(
    'parameters.platforms',
    platforms,
    'trees of parts that leave room for the firms',
    'Lower it, depthMost or the sources of a part, or ask for more relations.',
  );

const treesTooSmall = ({ platforms }: Parameters) =>
  badInput(
    'parameters.platforms',
    platforms,
    'trees of parts that hold what is not between firms',
    'Raise it, depthMost or childrenCap, or ask for fewer relations.',
  );

const firmsTooFew = ({ meanFirmDegree }: Parameters) =>
  badInput(
    'parameters.meanFirmDegree',
    meanFirmDegree,
    'firms enough for the relations between them',
    'Lower it or buyerShare and sellerShare.',
  );
