import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { makeAnswer, type KeptAnswer } from './kept-answer';
import { readBody, type NextServer } from './next-server';
import type { PublicRoute } from './routes';
import type { Redirect } from './send';
import { stripLinkHeader, stripScripts } from './strip-scripts';

export type Made = { answer: KeptAnswer } | { redirect: Redirect } | { missing: true };

export type MakeOptions = {
  status?: number;
  cacheControl?: string;
  /** Sent with the answer, beside the security headers. */
  headers?: Record<string, string>;
};

const revalidate = 'public, max-age=0, must-revalidate';

/** Headers of a page or file itself that go out with it. */
const passedOn = ['content-disposition', 'content-language', 'x-robots-tag', 'last-modified'] as const;

/** Has pages and files made by Next for everybody: nothing of any visitor's request goes in. */
export class PageMaker {
  readonly #next: NextServer;
  readonly #headers: OutgoingHttpHeaders;
  readonly #security: Record<PublicRoute['kind'], Record<string, string>>;

  constructor(
    next: NextServer,
    siteUrl: string,
    security: Record<PublicRoute['kind'], Record<string, string>>,
  ) {
    const { host, protocol } = new URL(siteUrl);
    this.#next = next;
    this.#security = security;
    this.#headers = {
      host,
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'front',
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
    };
  }

  /** Makes what stands at a clean address. Throws where Next fails; a page that it does not find is `missing`. */
  async make(
    kind: PublicRoute['kind'],
    address: string,
    { status = 200, cacheControl = revalidate, headers = {} }: MakeOptions = {},
  ): Promise<Made> {
    const answer = await this.#next.ask({ address, headers: this.#headers });
    const body = await readBody(answer);
    const answered = answer.statusCode ?? 500;
    if (answered === 404) return { missing: true };
    if (answered >= 300 && answered < 400 && answer.headers.location)
      return { redirect: { status: answered, location: answer.headers.location } };
    if (answered !== 200) throw new Error(`${address} was answered with ${answered}`);
    return {
      answer: await makeAnswer({
        status,
        contentType: answer.headers['content-type'] ?? 'application/octet-stream',
        cacheControl,
        headers: { ...this.#security[kind], ...ownHeaders(answer.headers), ...headers },
        body: kind === 'page' ? Buffer.from(stripScripts(body.toString('utf8'))) : body,
      }),
    };
  }
}

function ownHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const own: Record<string, string> = {};
  for (const name of passedOn) {
    const value = headers[name];
    if (typeof value === 'string') own[name] = value;
  }
  const link = stripLinkHeader(headers.link);
  if (link) own.Link = link;
  return own;
}
