import type { Document } from 'bson';
import { badValue } from '../../errors';
import { compileExpression } from '../expressions/compile';
import { mapped } from '../iterables';
import type { CompileOptions } from '../options';
import { isDocument } from '../values/types';

/** What a pipeline runs in. */
export interface PipelineContext extends CompileOptions {
  /** The documents of a collection of the same database, for `$lookup` and `$unionWith`. */
  collection(name: string): Iterable<Document>;
  /** Those of them that hold one of the values at a path, in their order; undefined if no index leads to them. */
  lookUp?(name: string, path: string, values: unknown[]): Document[] | undefined;
  /** The stages that may not stand here, and how the error is called that says so. */
  banned?: { stages: string[]; code: number; because: string };
}

export type Stage = (input: Iterable<Document>) => Iterable<Document>;

export interface StageContext extends PipelineContext {
  /** Compiles a pipeline inside a stage, in a context with these changes. */
  compile(pipeline: unknown, changes?: Partial<PipelineContext>): Stage;
}

/** Compiles one stage's operand. */
export type StageFactory = (operand: unknown, context: StageContext, name: string) => Stage;

/** An operand that names fields. */
export function fieldsOperand(operand: unknown, name: string): Document {
  if (isDocument(operand) && Object.keys(operand).length > 0) return operand;
  throw badValue(`the ${name} specification must be an object with at least one field`);
}

/** A stage that makes one document of each. */
export const mapping =
  (map: (doc: Document) => Document): Stage =>
  (input) =>
    mapped(input, map);

/**
 * The variables of a `let` beside those of the context, for a pipeline that is compiled once; `bind` gives them their
 * values for one document.
 */
export function compileVariables(definitions: Document, context: CompileOptions) {
  const bindings = Object.entries(definitions).map(
    ([name, expression]) => [name, compileExpression(expression, context)] as const,
  );
  const variables: Document = { ...context.variables, ...definitions };
  const bind = (doc: Document): void => {
    Object.assign(variables, context.variables);
    for (const [name, evaluate] of bindings) variables[name] = evaluate(doc);
  };
  return { variables, bind };
}
