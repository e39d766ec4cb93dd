import type { IncomingMessage, ServerResponse } from 'node:http';
import { matchesEntityTag } from '@/lib/feeds/conditional';
import { acceptedEncoding } from './encodings';
import type { KeptAnswer } from './kept-answer';

/** Sends a ready-made answer: 304 where the visitor has it, without a body for HEAD. */
export function sendAnswer(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  response: ServerResponse,
  { status, variants }: KeptAnswer,
): void {
  const variant = variants[acceptedEncoding(headers['accept-encoding'])] ?? variants.identity;
  const known = headers['if-none-match'];
  if (known !== undefined && status === 200 && variant.tags.some((tag) => matchesEntityTag(known, tag))) {
    response.writeHead(304, variant.notModifiedHeaders).end();
    return;
  }
  response.writeHead(status, variant.headers).end(method === 'HEAD' ? undefined : variant.body);
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
