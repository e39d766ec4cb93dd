import type { Document } from 'bson';
import { location, typeMismatch } from '../../errors';
import type { CompileOptions } from '../options';
import { onlyEntry } from '../values/types';
import type { PipelineContext, Stage, StageContext, StageFactory } from './context';
import { groupStages } from './group';
import { joiningStages, WRITING } from './lookup';
import { plainStages } from './stages';
import { setWindowFields } from './window';

function compilePipeline(pipeline: unknown, context: PipelineContext): Stage {
  if (!Array.isArray(pipeline)) throw typeMismatch("'pipeline' must be an array");
  const compile: StageContext['compile'] = (inner, changes) =>
    compilePipeline(inner, { ...context, ...changes });
  const run = (pipeline as unknown[]).map((stage) => compileStage(stage, { ...context, compile }));
  return (input) => run.reduce((docs, stage) => stage(docs), input);
}

/** A stage that writes is taken off the end of a pipeline before it is compiled. */
const inMidst = { stages: WRITING, code: 40601, because: 'can only be the final stage in the pipeline' };

const stages = new Map<string, StageFactory>(
  Object.entries({
    ...plainStages,
    ...groupStages,
    ...joiningStages,
    $setWindowFields: setWindowFields,
  }),
);

function compileStage(stage: unknown, context: StageContext): Stage {
  const [name, operand] = onlyEntry(stage) ?? [];
  if (name === undefined)
    throw location(40323, 'A pipeline stage specification object must contain exactly one field.');
  const { banned = inMidst } = context;
  if (banned.stages.includes(name)) throw location(banned.code, `${name} ${banned.because}`);
  const factory = stages.get(name);
  if (factory) return factory(operand, context, name);
  throw location(40324, `Unrecognized pipeline stage name: '${name}' (or not supported by this server)`);
}

/**
 * Runs an aggregation pipeline, lazily where its stages allow it. The whole pipeline is checked before the first
 * document is read.
 */
export const runPipeline = (input: Iterable<Document>, pipeline: Document[], context: PipelineContext) =>
  compilePipeline(pipeline, context)(input);

const inUpdates = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'];
const notInUpdates = [...WRITING, ...stages.keys()].filter((name) => !inUpdates.includes(name));

/** Compiles a pipeline that updates single documents. */
export function compileUpdatePipeline(
  pipeline: Document[],
  context: CompileOptions,
): (doc: Document) => Document {
  const banned = { stages: notInUpdates, code: 72, because: 'is not allowed to be used within an update' };
  const run = compilePipeline(pipeline, { ...context, banned, collection: () => [] });
  return (doc) => [...run([doc])][0] ?? doc;
}
