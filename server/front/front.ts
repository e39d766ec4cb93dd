import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressState, StoredAddress } from '@/lib/addresses/address-types';
import type { ContentVersion } from '@/lib/content-version/content-version';
import { log } from '@/lib/kernel/log';
import { clientAddressOf, dropUntrustedHeaders } from './client-address';
import { makeAnswer, type KeptAnswer } from './kept-answer';
import { LivePages } from './live-pages';
import { matchTarget } from './match-target';
import type { NextServer } from './next-server';
import { Office } from './office';
import { PageMaker } from './page-maker';
import { PublicPages, type PublicTarget } from './public-pages';
import { publicFileHeaders, publicPageHeaders } from './security-headers';
import { readWishes, sendAnswer, sendRedirect, sendText } from './send';
import { Sessions } from './sessions';
import { speculationRules } from './speculation-rules';
import { StandIns } from './stand-ins';
import { StaticFiles } from './static-files';
import { VersionFollower } from './version-follower';

export type FrontOptions = {
  next: NextServer;
  siteUrl: string;
  authSecret: string;
  dev: boolean;
  trustProxy: boolean;
  findAddress: (address: StoredAddress) => Promise<AddressState>;
  readContentVersion: () => Promise<ContentVersion>;
};

/** Answers every request: from memory where it can, through Next where it must. See server/README.md. */
export class Front {
  readonly #options: FrontOptions;
  readonly #follower: VersionFollower;
  readonly #pages: PublicPages;
  readonly #live: LivePages;
  readonly #office: Office;
  readonly #standIns: StandIns;
  readonly #sessions: Sessions;
  readonly #files: StaticFiles;
  readonly #headers: Record<'page' | 'file', Record<string, string>>;
  #speculationRules: KeptAnswer | undefined;

  constructor(options: FrontOptions) {
    const { next, siteUrl, dev } = options;
    const security = { dev, https: siteUrl.startsWith('https:') };
    this.#options = options;
    this.#headers = { page: publicPageHeaders(security), file: publicFileHeaders(security) };
    this.#follower = new VersionFollower(options.readContentVersion, () => this.#pages.cache.clear());
    const maker = new PageMaker(next, siteUrl, this.#headers);
    this.#standIns = new StandIns(maker, this.#follower);
    this.#pages = new PublicPages({
      maker,
      follower: this.#follower,
      standIns: this.#standIns,
      findAddress: options.findAddress,
    });
    this.#live = new LivePages({ next, pages: this.#pages, headersOf: (kind) => this.#headers[kind] });
    this.#office = new Office({ next, standIns: this.#standIns, security });
    this.#sessions = new Sessions(siteUrl, options.authSecret);
    this.#files = new StaticFiles(this.#headers.file);
  }

  /** To be awaited before the first request. */
  async start(): Promise<void> {
    if (!this.#options.dev) await this.#files.add('.next/static', '/_next/static/');
    await this.#files.add('public', '/');
    this.#speculationRules = await makeAnswer({
      status: 200,
      contentType: 'application/speculationrules+json',
      cacheControl: 'public, max-age=86400',
      headers: this.#headers.file,
      body: Buffer.from(JSON.stringify(speculationRules)),
    });
    await this.#follower.start();
  }

  /** Makes the pages that must be there when nothing can be made any more. */
  prepareStandIns(): Promise<void> {
    return this.#standIns.prepare();
  }

  stop(): void {
    this.#follower.stop();
    this.#pages.stop();
  }

  /** Answers one request. Everything on the way to a kept page happens at once, in this turn. */
  readonly handle = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, url = '/' } = request;
    if (method === 'GET' || method === 'HEAD') {
      const wishes = readWishes(request);
      const kept = this.#sessions.mayHold(wishes.cookie) ? undefined : this.#pages.fresh(url);
      if (kept) return sendAnswer(request, response, kept.answer, wishes);
    }
    this.#serve(request, response, url).catch((error: unknown) => {
      log.error('A request failed', { url, error: String(error) });
      if (response.headersSent) response.destroy();
      else sendText(request, response, 500, 'The site has a fault. Please try again in a moment.');
    });
  };

  async #serve(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    dropUntrustedHeaders(request, { TRUST_PROXY: this.#options.trustProxy });
    const target = matchTarget(url);
    switch (target.kind) {
      case 'damaged':
        return sendText(
          request,
          response,
          400,
          'This address is damaged. Please check it, or start at the front page.',
        );
      case 'redirect':
        return sendRedirect(response, { status: 308, location: target.address }, this.#headers.file);
      case 'office':
        return this.#office.serve(request, response, this.#clientAddress(request));
      case 'public':
        return this.#servePublic(request, response, target);
      case 'static':
      case 'nowhere':
        return this.#serveFile(request, response, url);
    }
  }

  async #serveFile(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const { method } = request;
    const [path = '/'] = url.split('?', 1);
    if (method === 'GET' || method === 'HEAD') {
      if (path === '/speculation-rules.json' && this.#speculationRules)
        return sendAnswer(request, response, this.#speculationRules);
      if (await this.#files.serve(request, response, decodeURIComponent(path))) return;
    }
    if (this.#options.dev && /^\/_(_next|next)/.test(path))
      return this.#office.serve(request, response, this.#clientAddress(request));
    sendAnswer(request, response, await this.#standIns.get('not-found'));
  }

  async #servePublic(
    request: IncomingMessage,
    response: ServerResponse,
    target: PublicTarget,
  ): Promise<void> {
    const { method = 'GET' } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead && !(method === 'POST' && target.route.posts)) {
      const allowed = target.route.posts ? 'GET, HEAD, POST' : 'GET, HEAD';
      return sendText(request, response, 405, 'This page can only be read.', { Allow: allowed });
    }
    if (this.#options.dev) return this.#serveUnstripped(request, response, target);
    if (isRead && target.route.kept && !(await this.#sessions.holds(request.headers.cookie)))
      return this.#pages.send(
        request,
        response,
        await this.#pages.find(target),
        this.#headers[target.route.kind],
      );
    return this.#live.serve(request, response, target, this.#clientAddress(request));
  }

  /** Development: pages come straight from Next, with the scripts that reload them. */
  async #serveUnstripped(request: IncomingMessage, response: ServerResponse, target: PublicTarget) {
    const elsewhere = await this.#pages.resolve(target);
    if (elsewhere) return this.#pages.send(request, response, elsewhere, this.#headers[target.route.kind]);
    return this.#office.serve(request, response, this.#clientAddress(request));
  }

  #clientAddress(request: IncomingMessage): string {
    return clientAddressOf(request, { TRUST_PROXY: this.#options.trustProxy });
  }
}
