import type { Document } from 'bson';
import { CommandError, location, typeMismatch } from '../../errors';
import type { CompileOptions } from '../filter/options';
import { isDocument } from '../values/types';
import type { PipelineCompiler, PipelineContext, StageFactory } from './context';
import { bucket, group, sortByCount } from './group';
import { facetWith, graphLookup, lookupWith, unionWith } from './lookup';
import { plainStages } from './stages';
import { setWindowFields } from './window';

/** MongoDB's other stages: known by name, so that the answer is "not supported" and not "unknown". */
const unsupported = new Set(
  (
    'bucketAuto changeStream changeStreamSplitLargeEvent collStats currentOp densify documents fill geoNear ' +
    'indexStats listLocalSessions listSampledQueries listSearchIndexes listSessions planCacheStats redact ' +
    'search searchMeta shardedDataDistribution vectorSearch'
  )
    .split(' ')
    .map((name) => `$${name}`),
);

const compilePipeline: PipelineCompiler = (pipeline, context) => {
  if (!Array.isArray(pipeline)) throw typeMismatch("'pipeline' must be an array");
  const run = (pipeline as unknown[]).map((stage) => compileStage(stage, context));
  return (input) => run.reduce((docs, stage) => stage(docs), input);
};

/** A stage that writes is taken off the end of a pipeline before it is compiled. */
const notLast: StageFactory = (_operand, _context, name) => {
  throw location(40601, `${name} can only be the final stage in the pipeline`);
};

const stages = new Map<string, StageFactory>([
  ...plainStages,
  ['$group', group],
  ['$bucket', bucket],
  ['$sortByCount', sortByCount],
  ['$setWindowFields', setWindowFields],
  ['$lookup', lookupWith(compilePipeline)],
  ['$graphLookup', graphLookup],
  ['$unionWith', unionWith(compilePipeline)],
  ['$facet', facetWith(compilePipeline)],
  ['$out', notLast],
  ['$merge', notLast],
]);

function compileStage(stage: unknown, context: PipelineContext) {
  const entries = isDocument(stage) ? (Object.entries(stage) as [string, unknown][]) : [];
  const [entry] = entries;
  if (entries.length !== 1 || !entry)
    throw location(40323, 'A pipeline stage specification object must contain exactly one field.');
  const [name, operand] = entry;
  const factory = stages.get(name);
  if (factory) return factory(operand, context, name);
  if (unsupported.has(name))
    throw new CommandError(238, 'NotImplemented', `Pipeline stage ${name} is not supported by this server`);
  throw location(40324, `Unrecognized pipeline stage name: '${name}'`);
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
    if (!inUpdates.includes(name) && (stages.has(name) || unsupported.has(name)))
      throw new CommandError(72, 'InvalidOptions', `${name} is not allowed to be used within an update`);
  }
  const run = compilePipeline(pipeline, { ...context, collection: () => [] });
  return (doc) => {
    const [result] = run([doc]);
    return result ?? doc;
  };
}
