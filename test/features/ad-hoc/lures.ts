/** What hostile statements reach for: a file with a secret, and a listener on this machine. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SECRET = 'the canary sings 7d0c1f';

export async function setLures() {
  const directory = mkdtempSync(join(tmpdir(), 'tierline-canary-'));
  const canary = join(directory, 'canary.csv');
  writeFileSync(canary, `${SECRET},b\n1,2\n`);
  let visits = 0;
  const listener = createServer((socket) => {
    visits++;
    socket.destroy();
  });
  await new Promise<void>((ready) => listener.listen(0, ready));
  return {
    canary,
    port: (listener.address() as AddressInfo).port,
    visits: () => visits,
    /** The files beside the canary and itself. */
    files: () => readdirSync(directory),
    remove() {
      listener.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
