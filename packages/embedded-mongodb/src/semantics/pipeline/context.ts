import type { Document } from 'bson';
import type { CompileOptions } from '../filter/options';

/** What a pipeline runs in. */
export interface PipelineContext extends CompileOptions {
  /** The documents of a collection of the same database, for `$lookup` and `$unionWith`. */
  collection(name: string): Iterable<Document>;
}

export type Stage = (input: Iterable<Document>) => Iterable<Document>;

/** Compiles one stage's operand. */
export type StageFactory = (operand: unknown, context: PipelineContext, name: string) => Stage;

/** Compiles a whole pipeline; handed to the stages that hold pipelines of their own. */
export type PipelineCompiler = (pipeline: unknown, context: PipelineContext) => Stage;
