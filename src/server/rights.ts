/** What a request may do beyond reading under the scope. */
import type { IncomingMessage, Server } from 'node:http';
import type { AppError } from '../errors';
import { isLoopback } from '../loopback';
import type { AdHoc } from '../store/ad-hoc';
import { cypherRefusalOf, writeRefusalOf } from './access';

export interface Doors {
  /** What a writer must show; without one, only this machine writes. */
  readonly writeToken?: string | undefined;
  /** Where ad-hoc Cypher is on: its way, and what an analyst must show; without a token, only this machine asks. */
  readonly cypher?: { readonly adHoc: AdHoc; readonly token: string | undefined } | undefined;
}

export interface Rights {
  /** Null where it may write. */
  readonly writeRefusal: AppError | null;
  /** The way to ask in Cypher, or why it may not; undefined where that is off. */
  readonly adHoc: AdHoc | AppError | undefined;
}

/**
 * Looked into when they are asked for: most requests only read. A class, since an object of accessors has a hidden class of
 * its own, which would hold the request in old memory.
 */
class RightsOfRequest implements Rights {
  constructor(
    private readonly doors: Doors,
    private readonly request: IncomingMessage,
    private readonly server: Server,
  ) {}

  get writeRefusal(): AppError | null {
    return writeRefusalOf(this.request, { token: this.doors.writeToken, isLocal: isOnLoopback(this.server) });
  }

  get adHoc(): AdHoc | AppError | undefined {
    const { cypher } = this.doors;
    if (!cypher) return undefined;
    const door = { token: cypher.token, isLocal: isOnLoopback(this.server) };
    return cypherRefusalOf(this.request, door) ?? cypher.adHoc;
  }
}

export const rightsOf = (doors: Doors, request: IncomingMessage, server: Server): Rights =>
  new RightsOfRequest(doors, request, server);

/** Whether nobody beyond this machine reaches the server. */
function isOnLoopback(server: Server): boolean {
  const address = server.address();
  return typeof address === 'object' && address !== null && isLoopback(address.address);
}
