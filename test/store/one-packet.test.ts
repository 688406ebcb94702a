import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { inOnePacket } from '../../src/store/one-packet';

describe('writes of one turn', () => {
  let server: Server;
  let received: string;
  let port: number;
  beforeEach(async () => {
    received = '';
    server = createServer((socket) => {
      socket.setEncoding('utf8').on('data', (text) => {
        received += text;
      });
      socket.on('end', () => socket.end());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => server.close());

  async function opened(): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  }

  it('wait for each other, and go out when it is over', async () => {
    const stop = inOnePacket(port);
    const socket = await opened();
    for (const turn of ['1', '2']) {
      socket.write(`begin ${turn} `);
      await Promise.resolve();
      socket.write(`commit ${turn} `);
      expect(socket.writableCorked).toBe(1);
      await new Promise(setImmediate);
      expect([socket.writableCorked, socket.writableLength]).toEqual([0, 0]);
    }
    socket.write('last');
    socket.end();
    await once(socket.resume(), 'close');
    expect(received).toBe('begin 1 commit 1 begin 2 commit 2 last');
    stop();
  });

  it('of other sockets, and of those that are opened later, do not', async () => {
    const stop = inOnePacket(port + 1);
    const other = await opened();
    stop();
    inOnePacket(port)();
    const later = await opened();
    for (const socket of [other, later]) {
      socket.write('at once');
      expect(socket.writableCorked).toBe(0);
      socket.end();
      await once(socket.resume(), 'close');
    }
  });
});
