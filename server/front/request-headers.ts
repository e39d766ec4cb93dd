import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';

// RFC 9110 section 7.6.1: these belong to one connection.
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
];

// What Next says to itself; from outside it could make a page pass for another, or reach what is meant to stay inside.
const internal =
  /^(x-middleware-|x-nextjs-|x-next-|x-invoke-|x-matched-path$|x-now-|x-vercel-|x-prerender-|x-rewrite|x-original-url$|x-psg-|content-security-policy|next-resume)/;

const isSafeMethod = (method: string | undefined) => method === 'GET' || method === 'HEAD';

/** The headers of a visitor's request that the back office may see. Actions are called by POST only. */
export function officeRequestHeaders({ headers, method }: IncomingMessage): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || hopByHop.includes(name) || internal.test(name)) continue;
    if (name === 'next-action' && method !== 'POST') continue;
    if (name === 'accept-encoding' || (name === 'content-length' && isSafeMethod(method))) continue;
    passed[name] = value;
  }
  return passed;
}

const passedToPages: (keyof IncomingHttpHeaders)[] = [
  'host',
  'origin',
  'cookie',
  'content-type',
  'content-length',
  'sec-fetch-site',
  'x-forwarded-host',
  'x-forwarded-proto',
];

/** What a public page that is made for one visitor may see of the request: a form, and who sent it. */
export function pageRequestHeaders({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const passed: OutgoingHttpHeaders = {};
  for (const name of passedToPages) if (headers[name] !== undefined) passed[name] = headers[name];
  return passed;
}

/** Headers of an answer from inside that may go out; the rest is the front's own affair. */
export function answerHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || hopByHop.includes(name) || name === 'content-security-policy') continue;
    if (name === 'x-powered-by' || name.startsWith('x-nextjs-cache')) continue;
    passed[name] = value;
  }
  return passed;
}
