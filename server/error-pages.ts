import type { IncomingMessage, ServerResponse } from 'node:http';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** No page can have this address, so Next answers it with the whole not-found page. */
const nowhere = '/-/not-found';
const outage = '/unavailable';
const retryAfterSeconds = 30;

/**
 * Lets `handle` answer, and puts an ordinary page in place of a failed one. Next answers `notFound()` and errors
 * with an empty document that its script fills in; readers without script would see nothing. The status stays
 * (a page that failed is 503 with Retry-After).
 */
export async function handleWithErrorPages(
  handle: Handle,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!asksForDocument(request)) return handle(request, response);
  const headers = response.getHeaders();
  const failed = watchForFailure(response);
  const handled = handle(request, response);
  // Next may wait for a swallowed answer to be sent, which never happens: its end is enough.
  const status = await Promise.race([failed, handled.then(() => failed)]);
  if (status === undefined) return handled;

  for (const name of response.getHeaderNames()) response.removeHeader(name);
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-store');
  if (status === 404) {
    request.url = nowhere;
    return handle(request, response);
  }
  response.setHeader('Retry-After', String(retryAfterSeconds));
  keepStatus(response, 503);
  request.url = outage;
  return handle(request, response);
}

function asksForDocument({ method, url = '/', headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  // Next's own requests for data, and everything that is not a page.
  if (headers.rsc !== undefined || headers['next-router-prefetch'] !== undefined) return false;
  return !/^\/(_next|api)(\/|$)/.test(url) && url !== nowhere;
}

/**
 * Swallows the body of an HTML answer with 404 or 5xx; afterwards the response is as if nothing had been written.
 * Resolves when the answer has ended: to the swallowed status, or undefined where all went its way.
 */
function watchForFailure(response: ServerResponse): Promise<number | undefined> {
  const { writeHead, write, end, flushHeaders } = response;
  let swallowed: number | undefined;
  const isFailure = () => {
    if (swallowed !== undefined) return true;
    const { statusCode } = response;
    const type = String(response.getHeader('content-type') ?? '');
    if (response.headersSent || (statusCode !== 404 && statusCode < 500) || !type.startsWith('text/html'))
      return false;
    swallowed = statusCode;
    return true;
  };

  response.writeHead = ((status: number, ...rest: never[]) => {
    response.statusCode = status;
    return isFailure() ? response : writeHead.call(response, status, ...rest);
  }) as typeof writeHead;
  response.flushHeaders = () => void (isFailure() || flushHeaders.call(response));
  response.write = ((...rest: Parameters<typeof write>) =>
    isFailure() || write.apply(response, rest)) as typeof write;
  return new Promise((resolve) => {
    response.end = ((...rest: Parameters<typeof end>) => {
      const failed = isFailure();
      Object.assign(response, { writeHead, write, end, flushHeaders });
      resolve(swallowed);
      return failed ? response : end.apply(response, rest);
    }) as typeof end;
  });
}

function keepStatus(response: ServerResponse, status: number): void {
  const { writeHead, write, end } = response;
  response.writeHead = ((_status: number, ...rest: never[]) =>
    writeHead.call(response, status, ...rest)) as typeof writeHead;
  const pin = () => {
    if (!response.headersSent) response.statusCode = status;
  };
  response.write = ((...rest: Parameters<typeof write>) => (
    pin(),
    write.apply(response, rest)
  )) as typeof write;
  response.end = ((...rest: Parameters<typeof end>) => (pin(), end.apply(response, rest))) as typeof end;
}
