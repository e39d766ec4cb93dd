import { log } from '@/lib/kernel/log';
import { makeAnswer, type KeptAnswer } from './kept-answer';
import type { PageMaker } from './page-maker';
import { standInAddresses } from './routes';
import { SingleFlight } from './single-flight';
import type { VersionFollower } from './version-follower';

export type StandIn = keyof typeof standInAddresses;

export const retryAfterSeconds = 30;

const statuses: Record<StandIn, number> = { 'not-found': 404, gone: 410, unavailable: 503 };
const plainTexts: Record<StandIn, string> = {
  'not-found': 'There is no page at this address.',
  gone: 'This page was taken down.',
  unavailable: 'The site has a fault. Please try again in a moment.',
};

/**
 * The pages that are sent in place of one that is not there or could not be made. Each is an ordinary page, made once
 * a content version; the one for an outage needs nothing from the database, so one copy serves for good.
 */
export class StandIns {
  readonly #kept = new Map<StandIn, { answer: KeptAnswer; version: number }>();
  readonly #flights = new SingleFlight<KeptAnswer>();
  readonly #maker: PageMaker;
  readonly #follower: VersionFollower;

  constructor(maker: PageMaker, follower: VersionFollower) {
    this.#maker = maker;
    this.#follower = follower;
  }

  /** The page with its status; a plain sentence where not even that can be made. Never throws. */
  async get(which: StandIn): Promise<KeptAnswer> {
    const kept = this.#kept.get(which);
    const { current, databaseIsAway } = this.#follower;
    if (kept && (which === 'unavailable' || databaseIsAway || kept.version === current.version))
      return kept.answer;
    if (databaseIsAway && which !== 'unavailable') return plainAnswer(which);
    return this.#flights.run(which, () => this.#make(which, current.version));
  }

  /** Makes all of them ahead. */
  async prepare(): Promise<void> {
    await Promise.all((Object.keys(standInAddresses) as StandIn[]).map((which) => this.get(which)));
  }

  async #make(which: StandIn, version: number): Promise<KeptAnswer> {
    try {
      const made = await this.#maker.make('page', standInAddresses[which], {
        status: statuses[which],
        ...optionsOf(which),
      });
      if (!('answer' in made)) throw new Error('The page is missing');
      this.#kept.set(which, { answer: made.answer, version });
      return made.answer;
    } catch (error) {
      log.error('A page that stands in for others could not be made', { which, error: String(error) });
      return this.#kept.get(which)?.answer ?? plainAnswer(which);
    }
  }
}

function optionsOf(which: StandIn) {
  return {
    cacheControl: 'no-store',
    headers: which === 'unavailable' ? { 'Retry-After': String(retryAfterSeconds) } : undefined,
  };
}

function plainAnswer(which: StandIn): Promise<KeptAnswer> {
  const { cacheControl, headers = {} } = optionsOf(which);
  return makeAnswer({
    status: statuses[which],
    contentType: 'text/plain; charset=utf-8',
    cacheControl,
    headers: { 'X-Content-Type-Options': 'nosniff', ...headers },
    body: Buffer.from(plainTexts[which]),
  });
}
