import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressState, StoredAddress } from '@/lib/addresses/address-types';
import { log } from '@/lib/kernel/log';
import { Improver } from './improver';
import { makeLimiter } from './limiter';
import { PageCache, type KeptPage } from './page-cache';
import type { Made, PageMaker } from './page-maker';
import { renewAt } from './renewal';
import type { Target } from './match-target';
import { sendAnswer, sendRedirect } from './send';
import { SingleFlight } from './single-flight';
import type { StandIn, StandIns } from './stand-ins';
import type { VersionFollower } from './version-follower';

export type PublicTarget = Extract<Target, { kind: 'public' }>;

/** What came of asking for a public address. */
export type Found = Made | { standIn: StandIn };

const mostBytes = 48 * 1024 * 1024;

/**
 * Public pages and files for everybody: ready-made where they are kept, made once where many ask, the last good copy
 * where they can't be made.
 */
export class PublicPages {
  readonly cache = new PageCache(mostBytes);
  readonly #flights = new SingleFlight<Found>();
  // Making a page keeps a processor busy: more at once would only make each slower.
  readonly #making = makeLimiter({ atOnce: 4, waiting: 400 });
  readonly #lookUp = makeLimiter({ atOnce: 8, waiting: 400 });
  readonly #improver: Improver;
  readonly #maker: PageMaker;
  readonly #follower: VersionFollower;
  readonly #standIns: StandIns;
  readonly #findAddress: (address: StoredAddress) => Promise<AddressState>;

  constructor(parts: {
    maker: PageMaker;
    follower: VersionFollower;
    standIns: StandIns;
    findAddress: (address: StoredAddress) => Promise<AddressState>;
  }) {
    this.#maker = parts.maker;
    this.#follower = parts.follower;
    this.#standIns = parts.standIns;
    this.#findAddress = parts.findAddress;
    this.#improver = new Improver((page) => this.isFresh(page));
  }

  /** The kept page of this address, if it may be sent as it is. */
  fresh(address: string): KeptPage | undefined {
    const page = this.cache.get(address);
    return page && this.isFresh(page) ? page : undefined;
  }

  isFresh(page: KeptPage): boolean {
    return page.version === this.#follower.current.version && Date.now() < page.renewAt;
  }

  /** What stands at the address, by a look-up; throws while the database is away. */
  async resolve({ route, params }: PublicTarget): Promise<Found | null> {
    const stored = route.stored?.(params);
    if (!stored) return null;
    const found = await this.#lookUp(() =>
      this.#findAddress(stored).catch((error: unknown) => {
        this.#follower.noteFailure(error);
        throw error;
      }),
    );
    switch (found.state) {
      case 'there':
        return null;
      case 'moved':
        return { redirect: { status: 301, location: route.pattern.replace('[slug]', found.slug) } };
      case 'elsewhere':
        return { redirect: { status: 301, location: found.path } };
      case 'gone':
        return { standIn: 'gone' };
      case 'unknown':
        return { standIn: 'not-found' };
    }
  }

  /** The page for everybody: kept, or made now, or the last good copy, or what stands in. Never throws. */
  async find(target: PublicTarget): Promise<Found> {
    const { address } = target;
    const kept = this.cache.get(address);
    if (kept && this.isFresh(kept)) return kept;
    if (this.#follower.databaseIsAway) return this.lastGood(address);
    const { version } = this.#follower.current;
    // Who asks after a change must not get what was begun before it.
    return this.#flights
      .run(`${version} ${address}`, () => this.#make(target))
      .catch((error: unknown) => {
        log.error('A page could not be made', { address, error: String(error) });
        return this.lastGood(address);
      });
  }

  /** The last copy that could be made, unless something was taken down since; or else the outage page. */
  lastGood(address: string): Found {
    const kept = this.cache.get(address);
    return kept && kept.takeDowns === this.#follower.current.takeDowns ? kept : { standIn: 'unavailable' };
  }

  async send(
    request: IncomingMessage,
    response: ServerResponse,
    found: Found,
    headers: Record<string, string>,
  ) {
    if ('redirect' in found) sendRedirect(response, found.redirect, headers);
    else if ('answer' in found) sendAnswer(request, response, found.answer);
    else
      sendAnswer(
        request,
        response,
        await this.#standIns.get('standIn' in found ? found.standIn : 'not-found'),
      );
  }

  stop(): void {
    this.#improver.stop();
  }

  async #make(target: PublicTarget): Promise<Found> {
    const { address, route } = target;
    const { version, takeDowns } = this.#follower.current;
    const elsewhere = await this.resolve(target);
    const made = elsewhere ?? (await this.#making(() => this.#maker.make(route.kind, address)));
    if (!('answer' in made)) {
      this.cache.delete(address);
      return made;
    }
    const page = {
      answer: made.answer,
      version,
      takeDowns,
      renewAt: renewAt(Date.now()),
      wanted: false,
      used: false,
    };
    this.cache.set(address, page);
    this.#improver.add(page);
    return made;
  }
}
