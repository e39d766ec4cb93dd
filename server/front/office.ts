import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { log } from '@/lib/kernel/log';
import { acceptedEncoding, isCompressible } from './encodings';
import { TooLargeError, type NextServer } from './next-server';
import { answerHeaders, officeRequestHeaders } from './request-headers';
import { makeNonce, officeHeaders, type SecurityOptions } from './security-headers';
import { sendAnswer, sendText } from './send';
import type { StandIns } from './stand-ins';

const mostBytes = 16 * 1024 * 1024;

/** Hands a request of the back office (or, in development, any) to Next and its answer back as it comes. */
export class Office {
  readonly #next: NextServer;
  readonly #standIns: StandIns;
  readonly #security: SecurityOptions;

  constructor(parts: { next: NextServer; standIns: StandIns; security: SecurityOptions }) {
    this.#next = parts.next;
    this.#standIns = parts.standIns;
    this.#security = parts.security;
  }

  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    clientAddress: string,
    address = request.url ?? '/',
  ): Promise<void> {
    const security = officeHeaders(this.#security, this.#security.dev ? undefined : makeNonce());
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    try {
      const answer = await this.#next.ask({
        method: request.method,
        address,
        headers: this.#headersFor(request, security, clientAddress),
        body: hasBody(request) ? limited(request) : undefined,
        signal: gone.signal,
      });
      await this.#pass(request, response, answer, security);
    } catch (error) {
      if (gone.signal.aborted || response.headersSent) return void response.destroy();
      if (error instanceof TooLargeError)
        return sendText(request, response, 413, 'This is more than can be sent at once.', {
          Connection: 'close',
        });
      log.error('A request failed', { url: request.url, error: String(error) });
      sendAnswer(request, response, await this.#standIns.get('unavailable'));
    }
  }

  #headersFor(
    request: IncomingMessage,
    security: Record<string, string>,
    clientAddress: string,
  ): OutgoingHttpHeaders {
    return {
      ...officeRequestHeaders(request),
      'accept-encoding': 'identity',
      'x-psg-client-address': clientAddress,
      // Next reads the nonce from it.
      ...(!this.#security.dev && { 'content-security-policy': security['Content-Security-Policy'] }),
    };
  }

  async #pass(
    request: IncomingMessage,
    response: ServerResponse,
    answer: IncomingMessage,
    security: Record<string, string>,
  ): Promise<void> {
    const status = answer.statusCode ?? 500;
    const contentType = answer.headers['content-type'] ?? '';
    if (
      asksForDocument(request) &&
      contentType.startsWith('text/html') &&
      (status === 404 || status >= 500)
    ) {
      // Next's own documents for these are empty until its script has run.
      answer.resume();
      return sendAnswer(
        request,
        response,
        await this.#standIns.get(status === 404 ? 'not-found' : 'unavailable'),
      );
    }
    const headers: OutgoingHttpHeaders = { ...answerHeaders(answer.headers), ...security };
    const encoding =
      request.method !== 'HEAD' && isCompressible(contentType) && !headers['content-encoding']
        ? acceptedEncoding(request.headers['accept-encoding'])
        : 'identity';
    if (isCompressible(contentType)) headers.vary = [headers.vary ?? [], 'Accept-Encoding'].flat().join(', ');
    if (encoding === 'identity') {
      response.writeHead(status, headers);
      return pipeline(answer, response);
    }
    delete headers['content-length'];
    delete headers.etag;
    response.writeHead(status, { ...headers, 'content-encoding': encoding });
    return pipeline(answer, compressor(encoding), response);
  }
}

/** Compresses each piece as it comes: a page that is sent in parts is read in parts. */
function compressor(encoding: 'gzip' | 'br') {
  return encoding === 'br'
    ? createBrotliCompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
      })
    : createGzip({ flush: constants.Z_SYNC_FLUSH });
}

function asksForDocument({ method, headers }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && headers.rsc === undefined;
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

function limited(request: IncomingMessage): Readable {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw new TooLargeError();
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > mostBytes) done(new TooLargeError());
      else done(null, chunk);
    },
  });
  request.once('error', (error) => counted.destroy(error));
  return request.pipe(counted);
}
