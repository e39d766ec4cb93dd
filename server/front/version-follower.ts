import { onContentVersionRaised, type ContentVersion } from '@/lib/content-version/content-version';
import { log } from '@/lib/kernel/log';

const everyMs = 1000;
// Readers wait for it.
const everyMsWhileAway = 250;

/**
 * Knows the content version: changes made in this process at once, those of other instances within about a second. It
 * also knows whether the database answers, so that nobody waits in vain for a page while it does not.
 */
export class VersionFollower {
  current: ContentVersion = { version: -1, takeDowns: -1 };
  databaseIsAway = false;
  readonly #read: () => Promise<ContentVersion>;
  readonly #onReset: () => void;
  #timer: NodeJS.Timeout | undefined;
  #stopListening = () => {};
  #raised = 0;

  /** `onReset` is called where the version went backwards: another database's past, of which no page may be kept. */
  constructor(read: () => Promise<ContentVersion>, onReset: () => void) {
    this.#read = read;
    this.#onReset = onReset;
  }

  /** Reads the version for the first time, and follows it until `stop`. */
  async start(): Promise<void> {
    this.#stopListening = onContentVersionRaised((raised) => {
      this.#raised += 1;
      // Of two changes at once the later may be told first.
      if (raised.version > this.current.version) this.current = raised;
    });
    await this.poll();
    this.#pollSoon();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#stopListening();
  }

  #pollSoon(): void {
    const turn = async () => {
      await this.poll();
      if (this.#timer) this.#pollSoon();
    };
    this.#timer = setTimeout(() => void turn(), this.databaseIsAway ? everyMsWhileAway : everyMs).unref();
  }

  async poll(): Promise<void> {
    const raisedBefore = this.#raised;
    try {
      const read = await this.#read();
      if (this.databaseIsAway) log.info('The database answers again');
      this.databaseIsAway = false;
      // What was read before a change of our own is older than what we know.
      if (raisedBefore !== this.#raised) return;
      if (read.version < this.current.version || read.takeDowns < this.current.takeDowns) this.#onReset();
      if (read.version !== this.current.version || read.takeDowns !== this.current.takeDowns)
        this.current = read;
    } catch (error) {
      this.noteFailure(error);
    }
  }

  /** Called where the database failed somebody: until the next good answer it counts as away. */
  noteFailure(error: unknown): void {
    if (!this.databaseIsAway) log.warn('The database does not answer', { error: String(error) });
    this.databaseIsAway = true;
  }
}
