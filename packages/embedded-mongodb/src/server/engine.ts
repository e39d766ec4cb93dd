import type { Document } from 'bson';
import { CommandError } from '../errors';
import { Catalogue } from '../storage/catalogue';
import { Environment, type Snapshot, type WriteTransaction } from '../storage/environment';
import { CursorRegistry } from './cursors';

type Answer = Document | Buffer;
interface Job {
  run(transaction: WriteTransaction): Answer;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** The open data directory and what commands share. */
export class Engine {
  readonly catalogue = new Catalogue();
  readonly cursors = new CursorRegistry();
  readonly startedAt = Date.now();
  private jobs: Job[] = [];

  private constructor(private readonly environment: Environment) {}

  static open(directory: string): Engine {
    const environment = Environment.open(directory);
    environment.write((transaction) => Catalogue.checkFormat(transaction));
    return new Engine(environment);
  }

  /** Runs `work` on the newest committed state. */
  read<T>(work: (snapshot: Snapshot) => T): T {
    return this.environment.read((snapshot) => {
      this.catalogue.refresh(snapshot);
      return work(snapshot);
    });
  }

  /**
   * Runs `work` with the right to write, and answers once it is on disk. What arrives at the same time is committed
   * together, which costs one flush instead of many.
   */
  write(run: (transaction: WriteTransaction) => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.jobs.length === 0) setImmediate(() => this.commit(this.jobs.splice(0)));
      this.jobs.push({ run, resolve, reject });
    });
  }

  async close(): Promise<void> {
    this.commit(this.jobs.splice(0));
    await this.environment.close();
  }

  private commit(jobs: Job[]): void {
    if (jobs.length === 0) return;
    const outcomes: (() => void)[] = [];
    try {
      this.environment.write((transaction) => {
        this.catalogue.refresh(transaction);
        for (const { run, resolve, reject } of jobs) {
          try {
            const answer = run(transaction);
            outcomes.push(() => resolve(answer));
          } catch (error) {
            // A refused command leaves what it had done until then; an unforeseen error must leave nothing.
            if (!(error instanceof CommandError)) throw error;
            outcomes.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      this.catalogue.forget();
      if (jobs.length === 1) jobs[0]?.reject(error);
      else for (const job of jobs) this.commit([job]);
      return;
    }
    for (const settle of outcomes) settle();
  }
}
