/** Writes one pair of entities after the other to the graph at a path, and prints each number once it is written. */
import { openEmbedded } from '../../../src/store/embedded';
import { writeAll } from '../ask-store';

const store = openEmbedded(process.argv[2]);

async function keepWriting(): Promise<void> {
  for (let round = 1; ; round++) {
    const make = (half: string) => ['CREATE (n:Entity {id: $id})', { id: `${half}-${round}` }] as const;
    await writeAll(store, make('first'), make('second'));
    process.stdout.write(`${round}\n`);
  }
}

void keepWriting();
