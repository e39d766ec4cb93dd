/** Stable codes: for logs, for the API's problem details, and for tests. */
export type ErrorCode =
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'invalid-input'
  | 'stale-version'
  | 'wrong-state'
  | 'duplicate'
  | 'rate-limited'
  | 'too-large'
  | 'unavailable'
  | 'unexpected';

/**
 * An error with two messages: `message` is for the log, `forPeople` is a sentence that the person who sees it
 * can act on. `fields` names the inputs at fault.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly forPeople: string;
  readonly fields: Record<string, string>;

  constructor(
    code: ErrorCode,
    forPeople: string,
    options: { cause?: unknown; log?: string; fields?: Record<string, string> } = {},
  ) {
    super(options.log ?? `${code}: ${forPeople}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.forPeople = forPeople;
    this.fields = options.fields ?? {};
  }
}

/** The same answer for "not there" and "not yours". */
export function notFoundError(what: string): AppError {
  return new AppError('not-found', `There is no such ${what}, or you may not see it.`);
}

/** True for MongoDB's answer to a second document with a unique key. */
export function isDuplicateKeyError(error: unknown): error is { keyPattern?: Record<string, unknown> } {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;
}
