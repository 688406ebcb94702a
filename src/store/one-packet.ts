/**
 * What is written to a socket in one turn of the event loop goes out together. The driver writes each message by itself,
 * the beginning and the end of an empty transaction too, and the database wakes up for each.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

const OPENED = 'net.client.socket';

/** For the sockets to a port that this process opens until the function that it gives is called; not for encrypted ones. */
export function inOnePacket(port: number): () => void {
  const opened = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    socket.once('connect', () => {
      if (socket.remotePort === port) holdWrites(socket);
    });
  };
  subscribe(OPENED, opened);
  return () => {
    unsubscribe(OPENED, opened);
  };
}

function holdWrites(socket: Socket): void {
  const write = socket.write.bind(socket);
  let isHeld = false;
  const letGo = (): void => {
    isHeld = false;
    socket.uncork();
  };
  socket.write = ((...given: Parameters<typeof write>) => {
    if (!isHeld) {
      isHeld = true;
      socket.cork();
      process.nextTick(letGo);
    }
    return write(...given);
  }) as Socket['write'];
}
