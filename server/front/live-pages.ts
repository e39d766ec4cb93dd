import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { log } from '@/lib/kernel/log';
import { acceptedEncoding, brotli, gzipped, isCompressible } from './encodings';
import { makeLimiter } from './limiter';
import { readBody, TooLargeError, type NextServer } from './next-server';
import type { PublicPages, PublicTarget } from './public-pages';
import { answerHeaders, pageRequestHeaders } from './request-headers';
import { sendText } from './send';
import { stripLinkHeader, stripScripts } from './strip-scripts';

// The longest form of a public page takes a hundredth of it.
const mostFormBytes = 256 * 1024;

/**
 * Public pages that are made for one visitor: answers to forms, searches, pages with a secret in their address, and
 * whatever somebody with a session asks for. Stripped like the others, and never kept by anybody.
 */
export class LivePages {
  readonly #next: NextServer;
  readonly #pages: PublicPages;
  readonly #headersOf: (kind: 'page' | 'file') => Record<string, string>;
  readonly #making = makeLimiter({ atOnce: 4, waiting: 100 });

  constructor(parts: {
    next: NextServer;
    pages: PublicPages;
    headersOf: (kind: 'page' | 'file') => Record<string, string>;
  }) {
    this.#next = parts.next;
    this.#pages = parts.pages;
    this.#headersOf = parts.headersOf;
  }

  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    target: PublicTarget,
    clientAddress: string,
  ): Promise<void> {
    const security = this.#headersOf(target.route.kind);
    const isForm = request.method === 'POST';
    try {
      const body = isForm ? await readForm(request) : undefined;
      const elsewhere = await this.#pages.resolve(target);
      if (elsewhere) return await this.#pages.send(request, response, elsewhere, security);
      await this.#making(() => this.#make(request, response, target, clientAddress, body));
    } catch (error) {
      if (response.headersSent) return void response.destroy();
      if (error instanceof TooLargeError)
        return sendText(request, response, 413, 'This is more than the form can take.', {
          Connection: 'close',
        });
      log.error('A page could not be made', { address: target.path, error: String(error) });
      const fallback = isForm ? { standIn: 'unavailable' as const } : this.#pages.lastGood(target.address);
      await this.#pages.send(request, response, fallback, security);
    }
  }

  async #make(
    request: IncomingMessage,
    response: ServerResponse,
    { route, address, path }: PublicTarget,
    clientAddress: string,
    body: Buffer | undefined,
  ): Promise<void> {
    const headers: OutgoingHttpHeaders = {
      ...pageRequestHeaders(request),
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'front',
      'x-psg-client-address': clientAddress,
    };
    if (body) headers['content-length'] = body.length;
    const answer = await this.#next.ask({ method: body ? 'POST' : 'GET', address, headers, body });
    const made = await readBody(answer);
    const status = answer.statusCode ?? 500;
    const security = this.#headersOf(route.kind);
    if (status === 404) return this.#pages.send(request, response, { standIn: 'not-found' }, security);
    if (status >= 500) throw new Error(`${path} was answered with ${status}`);
    const { link, ...own } = answerHeaders(answer.headers);
    const stripped = stripLinkHeader(link);
    const contentType = answer.headers['content-type'] ?? '';
    const isPage = contentType.startsWith('text/html');
    const whole = isPage ? Buffer.from(stripScripts(made.toString('utf8'))) : made;
    // What echoes a form or holds a secret is not compressed together with it (BREACH).
    const packed = route.kept || route.posts ? { body: whole } : await pack(request, whole, contentType);
    response.writeHead(status, {
      ...own,
      ...security,
      ...(stripped && { link: stripped }),
      'cache-control': 'private, no-store',
      'content-length': packed.body.length,
      ...('encoding' in packed && { 'content-encoding': packed.encoding }),
      vary: 'Accept-Encoding, Cookie',
    });
    response.end(request.method === 'HEAD' ? undefined : packed.body);
  }
}

async function readForm(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > mostFormBytes) throw new TooLargeError();
  return readBody(request, mostFormBytes);
}

async function pack(request: IncomingMessage, body: Buffer, contentType: string) {
  const encoding = isCompressible(contentType)
    ? acceptedEncoding(request.headers['accept-encoding'])
    : 'identity';
  if (encoding === 'identity') return { body };
  return { body: await (encoding === 'br' ? brotli(body, 4) : gzipped(body)), encoding };
}
