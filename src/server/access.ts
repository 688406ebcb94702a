/**
 * Who may do more than read under the scope. Without a token, whoever sits at this machine: the server listens on
 * loopback, and the request comes from there, names a loopback host and was not passed on. With one, whoever shows it. No
 * foreign page, wherever it runs.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type AppError, forbidden, notAuthenticated } from '../errors';
import { isLoopback } from '../loopback';

export interface Door {
  /** What must be shown; undefined where none was set. */
  readonly token: string | undefined;
  /** Whether the server listens on a loopback address alone. */
  readonly isLocal: boolean;
}

interface Words {
  readonly setting: string;
  /** As in "A page of another origin may not …". */
  readonly verb: string;
  /** As in "… from beyond this machine are off". */
  readonly deeds: string;
  /** As in "… needs a token". */
  readonly deed: string;
}

const WRITING: Words = { setting: 'TIERLINE_WRITE_TOKEN', verb: 'write', deeds: 'Writes', deed: 'A write' };
const ASKING: Words = {
  setting: 'TIERLINE_ANALYST_TOKEN',
  verb: 'ask in Cypher',
  deeds: 'Ad-hoc statements',
  deed: 'An ad-hoc statement',
};

/** Why a request may not write; null when it may. */
export const writeRefusalOf = (request: IncomingMessage, door: Door): AppError | null =>
  refusalOf(request, door, WRITING);

/** Why a request may not ask in Cypher; null when it may. Any page can make a browser GET, so only a POST may. */
export const cypherRefusalOf = (request: IncomingMessage, door: Door): AppError | null =>
  request.method === 'POST'
    ? refusalOf(request, door, ASKING)
    : forbidden('An ad-hoc statement must come by POST.', 'Send it as a JSON body.');

/** Who may write, as it is said at the start. */
export function writers({ token, isLocal }: Door): string {
  if (token !== undefined) return 'Whoever sends the token may write.';
  return isLocal ? 'This machine alone may write.' : `Nobody may write: ${WRITING.setting} is not set.`;
}

function refusalOf(request: IncomingMessage, { token, isLocal }: Door, words: Words): AppError | null {
  const { setting, verb, deeds, deed } = words;
  if (!isOwnPage(request)) {
    return forbidden(
      `A page of another origin may not ${verb}.`,
      "Send the request from this server's own page or from a program.",
    );
  }
  if (token === undefined) {
    if (isLocal && isFromHere(request)) return null;
    const remedy = `Set ${setting} where the server is started, and send it as Authorization: Bearer <token>.`;
    return forbidden(`${deeds} from beyond this machine are off.`, remedy);
  }
  const [, shown] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (shown !== undefined && isSame(shown, token)) return null;
  const message = shown === undefined ? `${deed} needs a token.` : 'The token is not the right one.';
  return notAuthenticated(message, `Send the value of ${setting} as Authorization: Bearer <token>.`);
}

/** Programs send no origin; a browser sends that of the page, which must be this server's. */
const isOwnPage = ({ headers: { origin, host = '' } }: IncomingMessage): boolean =>
  origin === undefined || [`http://${host}`, `https://${host}`].includes(origin);

/** A page that rebinds its name to this machine names a host of its own; a proxy says that it passes a request on. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const host = `http://${headers.host ?? ''}`;
  const passedOn = Object.keys(headers).some((name) => /^(forwarded|x-forwarded-.*|x-real-ip|via|cf-.*)$/.test(name));
  return (
    isLoopback(socket.remoteAddress ?? '') && URL.canParse(host) && isLoopback(new URL(host).hostname) && !passedOn
  );
}

/** Compares in a time that tells nothing of where the texts differ. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
