import type { Document } from 'bson';

/** An error that is answered to the client as `{ ok: 0, errmsg, code, codeName }`, with MongoDB's own numbers. */
export class CommandError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    /** Further fields of the answer, such as `keyPattern` and `keyValue` of a duplicate key. */
    readonly details?: Document,
  ) {
    super(message);
    this.name = 'CommandError';
  }
}

/** A value that is well formed but not allowed here. */
export const badValue = (message: string) => new CommandError(2, 'BadValue', message);

/** An expression, update or pipeline that can't be read. */
export const failedToParse = (message: string) => new CommandError(9, 'FailedToParse', message);

/** A value of the wrong BSON type. */
export const typeMismatch = (message: string) => new CommandError(14, 'TypeMismatch', message);

/** One of MongoDB's many numbered errors without a name of their own. */
export const location = (code: number, message: string) => new CommandError(code, `Location${code}`, message);
