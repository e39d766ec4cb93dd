import type { Document } from 'bson';
import { compileExpression } from './expressions/compile';
import type { CompileOptions } from './options';

export { compileCollation } from './collation';
export { compileFilterTest as compileFilter, isOperatorDocument } from './filter/compile';
export type { CompileOptions } from './options';
export { filtered, lengthOf, mapped, sliced } from './iterables';
export { limitMemory } from './memory';
export { emptyArrayKey, fieldAt, fieldsOfFilter, presentValues, splitPath, valuesAtPath } from './paths';
export type { PipelineContext } from './pipeline/context';
export { compileOutput, type Merge } from './pipeline/output';
export { runPipeline } from './pipeline/run';
export { wholeNumber } from './pipeline/stages';
export { compileProjection } from './projection/compile';
export { compileSort, sortDocuments } from './sort';
export { parseTextQuery, setTextScore, tokenise, type TextQuery } from './text';
export { compileUpdate, withId } from './update/compile';
export { compareValues, keptAt, valueKey, valuesEqual } from './values/compare';
export { isTruthy } from './values/numbers';
export { fieldOf, isDocument, typeName, typeRank, type TypeName } from './values/types';

/** Evaluates one expression for one document; undefined stands for a missing result. */
export const evaluateExpression = (
  expression: unknown,
  doc: Document,
  variables: Document = {},
  options: Omit<CompileOptions, 'variables'> = {},
): unknown => compileExpression(expression, { ...options, variables })(doc);
