import type { Document } from 'bson';
import { decode, isDocument } from '../bson-codec';
import { CommandError, failedToParse, location } from '../errors';
import { ReadContext } from '../planner/read-context';
import {
  compileOutput,
  fieldAt,
  limitMemory,
  splitPath,
  type CompileOptions,
  type Merge,
} from '../semantics';
import { cursorReply } from '../server/cursor-reply';
import { CollectionWriter } from '../storage/collection';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';
import { checkedNamespace, namespaceOf, reading, writing, type CommandTable, type Request } from './command';
import { openCursor } from './cursor-commands';
import { documentField, documentsField } from './fields';
import { ensureCollection, writerFor, rowsToChange } from './modify';
import { pipelineDocuments, planPipeline } from './pipeline';
import { compileOptions, contextOf } from './query';

const FIELDS = 'pipeline cursor allowDiskUse collation hint let bypassDocumentValidation';
const output = writing(FIELDS, aggregateInto);

export const aggregateCommands: CommandTable = {
  aggregate: {
    ...reading(FIELDS, aggregate),
    instead: (request) => (writes(request) ? output : undefined),
  },
};

function aggregate(request: Request, snapshot: Snapshot): Buffer {
  const { command } = request;
  if (typeof command.aggregate !== 'string') {
    const [stage = {}] = documentsField(command, 'pipeline');
    const what = Object.keys(stage).join() || 'Pipelines';
    throw location(238, `${what} on a whole database is not supported by this server`);
  }
  const options = documentField(command, 'cursor');
  if (!options) throw failedToParse("The 'cursor' option is required");
  const context = new ReadContext(snapshot);
  const documents = pipelineDocuments(request.db, planPipeline(request, snapshot), context);
  return openCursor(request, documents, context, options);
}

/** Whether a pipeline ends in a stage that writes. */
function writes({ command }: Request): boolean {
  const last: unknown = Array.isArray(command.pipeline) ? command.pipeline.at(-1) : undefined;
  return isDocument(last) && /^\$(?:out|merge)$/.test(Object.keys(last).join());
}

/** Runs a pipeline that ends in `$out` or `$merge`. */
function aggregateInto(request: Request, transaction: WriteTransaction): Buffer {
  const { command, db } = request;
  if (transaction.isBuffered)
    throw location(263, 'Stages that write cannot run in a multi-document transaction.');
  const pipeline = documentsField(command, 'pipeline');
  const output = compileOutput(pipeline.at(-1) as Document, compileOptions(command));
  const plan = planPipeline(request, transaction, pipeline.slice(0, -1));
  const documents = pipelineDocuments(db, plan, contextOf(transaction, command));
  const namespace = checkedNamespace(output.db ?? db, output.collection);
  if (output.merge) mergeInto(transaction, namespace, output.merge, documents, plan.plan.query.options);
  else replaceCollection(transaction, namespace, documents);
  return cursorReply('firstBatch', [], 0n, namespaceOf(request));
}

/**
 * `$out`: a new collection with the indexes of the old one takes its place when all documents are in it, so that a
 * document which can't be made or stored leaves everything as it was.
 */
function replaceCollection(
  transaction: WriteTransaction,
  namespace: string,
  documents: Iterable<Uint8Array>,
): void {
  const { catalogue } = transaction;
  const old = catalogue.find(namespace);
  const temporary = `${namespace}.$out`;
  const made = catalogue.create(transaction, temporary, old?.options ?? {});
  // Whoever waits for one that is still built is told that it went with its collection.
  for (const { state } of old?.indexes.slice(1).filter(({ isReady }) => isReady) ?? [])
    made.indexes.push(catalogue.newIndex(transaction, state.spec));
  const writer = new CollectionWriter(transaction, made);
  try {
    for (const raw of documents) writer.insert(decode(raw), raw);
  } catch (error) {
    catalogue.remove(transaction, made);
    throw error;
  }
  if (old) catalogue.remove(transaction, old);
  // The writer has noted in the catalogue what shape the keys have.
  catalogue.rename(transaction, catalogue.find(temporary) ?? made, namespace);
}

/**
 * `$merge`: puts documents into a collection one by one, when all are there: they may have been read from it. An error
 * is told of when all others are done.
 */
function mergeInto(
  transaction: WriteTransaction,
  namespace: string,
  { on, storedFor }: Merge,
  documents: Iterable<Uint8Array>,
  { collation }: CompileOptions,
): void {
  const { indexes } = ensureCollection(transaction, namespace);
  const fields = [...on].sort().join();
  const isKept = indexes.some(
    ({ isReady, unique, keyPattern, partialFilter }) =>
      isReady && unique && !partialFilter && Object.keys(keyPattern).sort().join() === fields,
  );
  if (!isKept || (collation && fields !== '_id'))
    throw location(51183, 'Cannot find index to verify that join fields will be unique');
  const keep = limitMemory('$merge');
  const keyed = Array.from(documents, (raw) => {
    keep(raw.length);
    const doc = decode(raw);
    return { doc, filter: keyOf(doc, on) };
  });
  const writer = writerFor(transaction, namespace);
  let failure: CommandError | undefined;
  for (const { doc, filter } of keyed) {
    const [row] = filter ? rowsToChange(transaction, namespace, { filter, limit: 1, options: {} }) : [];
    try {
      const { insert, replacement } = storedFor(doc, row?.doc) ?? {};
      if (insert) writer.insert(insert);
      else if (row && replacement && replacement !== row.doc)
        writer.replace(row.record, row.doc, replacement);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failure ??= error;
    }
  }
  if (failure) throw failure;
}

/** The filter for the document that is the same; undefined without `_id`, which gets a new one. */
function keyOf(doc: Document, on: string[]): Document | undefined {
  const filter: Document = {};
  for (const path of on) {
    const value = fieldAt(doc, splitPath(path));
    if (value === undefined && path === '_id') return undefined;
    if (Array.isArray(value)) throw location(51185, `$merge: the 'on' field '${path}' cannot be an array`);
    if (value === undefined || value === null)
      throw location(51132, `$merge: the 'on' field '${path}' is missing or null`);
    filter[path] = { $eq: value };
  }
  return filter;
}
