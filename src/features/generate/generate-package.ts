/** A synthetic network that resembles real supply networks of defence, as a data package on disk. */
import { checkOrder } from './check-order';
import { type DrawnNetwork, drawNetwork } from './draw-network';
import { type Names, namesFor } from './names';
import type { Order, Parameters } from './parameters';
import { writeComponents } from './write-components';
import { writeFirms } from './write-firms';
import { PackageWriter } from './write-package';
import { bodyRows, writePlaces, writePlatforms } from './write-platforms';

export interface GenerateReport {
  readonly relations: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly bytes: number;
  /** Every parameter with the value used, defaults too. */
  readonly parameters: Parameters;
}

/** Of `relations` planned, how many are written. */
export type Progress = (written: number, relations: number) => void;

/** Raised when the same order comes to give other bytes. */
const VERSION = 2;

/**
 * Writes a package with `relations` rows of relations, within 2 %, into a new or empty directory. The same order
 * gives the same bytes, another seed another network. Throws BAD_INPUT for a wrong order or directory.
 * The network is held in typed arrays, about 25 bytes a relation; rows are written as they come.
 */
export async function generatePackage(
  directory: string,
  order: Order,
  progress: Progress = () => undefined,
): Promise<GenerateReport> {
  const parameters = checkOrder(order);
  const { relations, seed } = order;
  const names = namesFor(seed);
  const source = names.id('Source', 'network');
  const writer = await PackageWriter.in(directory, source, (written) => progress(written, relations));
  const network = drawNetwork(order, parameters);
  const name = `Synthetic network, not fact; seed ${seed}`;
  await writeSource(writer, source, name);
  await writePlaces(writer, names);
  await writeNetwork(writer, names, network, parameters, seed);
  await writer.describe({
    name: `synthetic-${seed}-${relations}`,
    title: name,
    description: 'Nothing in this package is a fact. It was drawn at random to resemble real supply networks.',
    generator: { name: 'tierline', version: VERSION, seed, relations, parameters },
  });
  const { rows, bytes } = writer;
  return { relations: writer.relations, rows, bytes, parameters };
}

async function writeNetwork(
  writer: PackageWriter,
  names: Names,
  { programme, bill, classes, sources, firms, network, locations }: DrawnNetwork,
  parameters: Parameters,
  seed: number,
): Promise<void> {
  const isPrime = new Uint8Array(firms.size);
  for (const prime of programme.integrators.flat()) isPrime[prime] = 1;
  await writePlatforms(writer, names, programme);
  await writeComponents(writer, names, { bill, classes, sources }, parameters, seed);
  await writeFirms(writer, names, { firms, network, locations, isPrime }, parameters, seed, bodyRows(names));
}

/** Its reliability says that within the network drawn its statements hold; its name says that none is a fact. */
const writeSource = (writer: PackageWriter, id: string, name: string): Promise<void> =>
  writer.entities(
    'Source',
    ['id', 'name', 'description', 'publisher', 'reliability'],
    [{ id, name, description: 'Drawn at random by the generator of Tierline.', publisher: 'Tierline', reliability: 1 }],
  );
