import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding } from './encodings';
import { matchesEntityTag } from './entity-tags';
import type { KeptAnswer } from './kept-answer';

/** Of a request's headers, those that decide which ready-made answer is sent. */
export type Wishes = {
  cookie: string | undefined;
  acceptEncoding: string | undefined;
  ifNoneMatch: string | undefined;
};

/** Reads them from the raw list: making the object of all headers would cost as much as the whole answer. */
export function readWishes({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): Wishes {
  const wishes: Wishes = { cookie: undefined, acceptEncoding: undefined, ifNoneMatch: undefined };
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    // Most names differ in length already.
    if (name.length === 6 && name.toLowerCase() === 'cookie')
      wishes.cookie = joined(wishes.cookie, rawHeaders[index + 1], '; ');
    else if (name.length === 15 && name.toLowerCase() === 'accept-encoding')
      wishes.acceptEncoding = joined(wishes.acceptEncoding, rawHeaders[index + 1], ', ');
    else if (name.length === 13 && name.toLowerCase() === 'if-none-match')
      wishes.ifNoneMatch = joined(wishes.ifNoneMatch, rawHeaders[index + 1], ', ');
  }
  return wishes;
}

const joined = (before: string | undefined, value = '', separator: string) =>
  before === undefined ? value : before + separator + value;

/** Sends a ready-made answer: 304 where the visitor has it, without a body for HEAD. */
export function sendAnswer(
  request: Pick<IncomingMessage, 'method' | 'rawHeaders'>,
  response: ServerResponse,
  { status, variants }: KeptAnswer,
  { acceptEncoding, ifNoneMatch }: Wishes = readWishes(request),
): void {
  const variant = variants[acceptedEncoding(acceptEncoding)] ?? variants.identity;
  if (
    ifNoneMatch !== undefined &&
    status === 200 &&
    variant.tags.some((tag) => matchesEntityTag(ifNoneMatch, tag))
  ) {
    response.writeHead(304, variant.notModifiedHeaders).end();
    return;
  }
  response.writeHead(status, variant.headers).end(request.method === 'HEAD' ? undefined : variant.body);
}

/** Sends a short text, such as a refusal. */
export function sendText(
  { method }: Pick<IncomingMessage, 'method'>,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  const body = Buffer.from(text);
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(method === 'HEAD' ? undefined : body);
}

export type Redirect = { status: number; location: string };

/** Leads to another address. A moved item may move on: nobody may remember it for ever. */
export function sendRedirect(
  response: ServerResponse,
  { status, location }: Redirect,
  headers: Record<string, string>,
): void {
  const cacheControl = status === 301 || status === 308 ? 'public, max-age=3600' : 'no-store';
  response
    .writeHead(status, { ...headers, Location: location, 'Content-Length': 0, 'Cache-Control': cacheControl })
    .end();
}
