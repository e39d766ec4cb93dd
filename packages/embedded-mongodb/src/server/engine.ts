import { CommandError } from '../errors';
import { Environment } from '../storage/environment';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';
import { CursorRegistry } from './cursors';
import { SessionRegistry } from './sessions';

interface Job {
  /** Does the work, and gives what tells its outcome once it is on disk. */
  run(transaction: WriteTransaction): () => void;
  reject(error: unknown): void;
}

/** The open data directory and what commands share. */
export class Engine {
  readonly cursors = new CursorRegistry();
  readonly sessions = new SessionRegistry(this);
  readonly startedAt = Date.now();
  /** Where clients reach it, as they write it: `host:port` or the path of the socket. */
  address = '';
  private jobs: Job[] = [];

  private constructor(private readonly environment: Environment) {}

  static open(directory: string): Engine {
    return new Engine(Environment.open(directory));
  }

  /** Runs `work` on the newest committed state. */
  read<T>(work: (snapshot: Snapshot) => T): T {
    return this.environment.read(work);
  }

  /**
   * Runs `work` with the right to write, and answers once it is on disk. What arrives at the same time is committed
   * together, which costs one flush instead of many. It may be run again if others failed beside it.
   */
  write<T>(work: (transaction: WriteTransaction) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.jobs.length === 0) setImmediate(() => this.commit(this.jobs.splice(0)));
      const run = (transaction: WriteTransaction) => {
        const result = work(transaction);
        return () => resolve(result);
      };
      this.jobs.push({ run, reject });
    });
  }

  /** The same for work of which nothing may stay when it fails. */
  writeAllOrNothing<T>(work: (transaction: WriteTransaction) => T): Promise<T> {
    return this.write(() => this.environment.attempt(work));
  }

  /** The newest committed state, kept as it is until `end` is called. */
  holdSnapshot(): { snapshot: Snapshot; end(): void } {
    return this.environment.holdSnapshot();
  }

  async close(): Promise<void> {
    this.commit(this.jobs.splice(0));
    this.sessions.close();
    await this.environment.close();
  }

  private commit(jobs: Job[]): void {
    if (jobs.length === 0) return;
    const outcomes: (() => void)[] = [];
    try {
      this.environment.write((transaction) => {
        for (const { run, reject } of jobs) {
          // The one before may have been undone.
          transaction.catalogue.refresh(transaction);
          try {
            outcomes.push(run(transaction));
          } catch (error) {
            // A refused command leaves what it had done until then; an unforeseen error must leave nothing.
            if (!(error instanceof CommandError)) throw error;
            outcomes.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      if (jobs.length === 1) jobs[0]?.reject(error);
      else for (const job of jobs) this.commit([job]);
      return;
    }
    for (const tell of outcomes) tell();
  }
}
