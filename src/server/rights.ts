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

/** Looked into when they are asked for: most requests only read. */
export function rightsOf({ writeToken, cypher }: Doors, request: IncomingMessage, server: Server): Rights {
  return {
    get writeRefusal() {
      return writeRefusalOf(request, { token: writeToken, isLocal: isOnLoopback(server) });
    },
    get adHoc() {
      return (
        cypher && (cypherRefusalOf(request, { token: cypher.token, isLocal: isOnLoopback(server) }) ?? cypher.adHoc)
      );
    },
  };
}

/** Whether nobody beyond this machine reaches the server. */
function isOnLoopback(server: Server): boolean {
  const address = server.address();
  return typeof address === 'object' && address !== null && isLoopback(address.address);
}
