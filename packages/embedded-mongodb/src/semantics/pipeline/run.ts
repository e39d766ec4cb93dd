import type { Document } from 'bson';
import { invalidOptions, location, typeMismatch } from '../../errors';
import type { CompileOptions } from '../options';
import { isDocument } from '../values/types';
import type { PipelineContext, Stage, StageContext, StageFactory } from './context';
import { groupStages } from './group';
import { joiningStages } from './lookup';
import { plainStages } from './stages';
import { setWindowFields } from './window';

function compilePipeline(pipeline: unknown, context: PipelineContext): Stage {
  if (!Array.isArray(pipeline)) throw typeMismatch("'pipeline' must be an array");
  const compile: StageContext['compile'] = (inner, other = context) => compilePipeline(inner, other);
  const run = (pipeline as unknown[]).map((stage) => compileStage(stage, { ...context, compile }));
  return (input) => run.reduce((docs, stage) => stage(docs), input);
}

/** A stage that writes is taken off the end of a pipeline before it is compiled. */
const notLast: StageFactory = (_operand, _context, name) => {
  throw location(40601, `${name} can only be the final stage in the pipeline`);
};

const stages = new Map<string, StageFactory>(
  Object.entries({
    ...plainStages,
    ...groupStages,
    ...joiningStages,
    $setWindowFields: setWindowFields,
    $out: notLast,
    $merge: notLast,
  }),
);

function compileStage(stage: unknown, context: StageContext): Stage {
  const [entry, ...others] = isDocument(stage) ? (Object.entries(stage) as [string, unknown][]) : [];
  if (!entry || others.length > 0)
    throw location(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [name, operand] = entry;
  const factory = stages.get(name);
  if (factory) return factory(operand, context, name);
  throw location(40324, `Unrecognized pipeline stage name: '${name}' (or not supported by this server)`);
}

/**
 * Runs an aggregation pipeline, lazily where its stages allow it. The whole pipeline is checked before the first
 * document is read.
 */
export function runPipeline(
  input: Iterable<Document>,
  pipeline: Document[],
  context: PipelineContext,
): Iterable<Document> {
  return compilePipeline(pipeline, context)(input);
}

const inUpdates = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'];

/** Compiles a pipeline that updates single documents. */
export function compileUpdatePipeline(
  pipeline: Document[],
  context: CompileOptions,
): (doc: Document) => Document {
  for (const stage of pipeline) {
    const name = isDocument(stage) ? (Object.keys(stage)[0] ?? '') : '';
    if (stages.has(name) && !inUpdates.includes(name))
      throw invalidOptions(`${name} is not allowed to be used within an update`);
  }
  const run = compilePipeline(pipeline, { ...context, collection: () => [] });
  return (doc) => {
    const [result] = run([doc]);
    return result ?? doc;
  };
}
