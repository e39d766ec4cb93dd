import type { Document } from 'bson';

/** The names of MongoDB's errors by their numbers; most of the numbers have no name of their own. */
const names: Record<number, string> = {
  2: 'BadValue',
  9: 'FailedToParse',
  13: 'Unauthorized',
  14: 'TypeMismatch',
  15: 'Overflow',
  16: 'InvalidLength',
  18: 'AuthenticationFailed',
  20: 'IllegalOperation',
  22: 'InvalidBSON',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  34: 'CannotBackfillArray',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  50: 'MaxTimeMSExpired',
  52: 'DollarPrefixedFieldName',
  54: 'NotSingleValueField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  111: 'NotExactValueField',
  112: 'WriteConflict',
  117: 'ConflictingOperationInProgress',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  175: 'QueryPlanKilled',
  181: 'AmbiguousIndexKeyPattern',
  197: 'InvalidIndexSpecificationOption',
  224: 'QueryFeatureNotAllowed',
  225: 'TransactionTooOld',
  238: 'NotImplemented',
  241: 'ConversionFailure',
  251: 'NoSuchTransaction',
  256: 'TransactionCommitted',
  257: 'TransactionTooLarge',
  263: 'OperationNotSupportedInTransaction',
  276: 'IndexBuildAborted',
  291: 'NoQueryExecutionPlans',
  292: 'QueryExceededMemoryLimitNoDiskUseAllowed',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  13113: 'MergeStageNoMatchingDocument',
  50768: 'NotARetryableWriteCommand',
};

/** An error that is answered to the client as `{ ok: 0, errmsg, code, codeName }`, with MongoDB's own numbers. */
export class CommandError extends Error {
  readonly codeName: string;

  constructor(
    readonly code: number,
    message: string,
    /** Further fields of the answer, such as `keyPattern` and `keyValue` of a duplicate key. */
    readonly details?: Document,
  ) {
    super(message);
    this.name = 'CommandError';
    this.codeName = names[code] ?? `Location${code}`;
  }
}

/** One of MongoDB's numbered errors. */
export const location = (code: number, message: string, details?: Document) =>
  new CommandError(code, message, details);

/** A value that is well formed but not allowed here. */
export const badValue = (message: string) => location(2, message);

/** An index that can't be as it is wanted. */
export const cannotCreateIndex = (message: string) => location(67, message);

/** An expression, update or pipeline that can't be read. */
export const failedToParse = (message: string) => location(9, message);

/** A value of the wrong BSON type. */
export const typeMismatch = (message: string) => location(14, message);

/** Options that do not go together, or that are not for this command. */
export const invalidOptions = (message: string) => location(72, message);

/** Says to drivers that the whole transaction may be tried again. */
const TRANSIENT = { errorLabels: ['TransientTransactionError'] };

/** Another transaction has changed the same document or taken the same unique key. */
export const writeConflict = () =>
  location(
    112,
    'Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.',
    TRANSIENT,
  );

/** A transaction that was aborted, or never begun. */
export const noSuchTransaction = (number: bigint) =>
  location(251, `Given transaction number ${number} does not match any in-progress transactions.`, TRANSIENT);
