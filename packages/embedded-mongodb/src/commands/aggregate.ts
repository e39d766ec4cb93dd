import type { Document } from 'bson';
import { decode } from '../bson-codec';
import { failedToParse, location } from '../errors';
import { ReadContext } from '../planner/read-context';
import { splitOutput, valuesAtPath, valuesEqual, type Output } from '../semantics';
import { cursorReply } from '../server/cursor-reply';
import { CollectionWriter } from '../storage/collection';
import { duplicateKeyError } from '../storage/duplicate-key';
import type { Snapshot, WriteTransaction } from '../storage/snapshot';
import { dropCollection } from './collections';
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
  return typeof last === 'object' && last !== null && ('$out' in last || '$merge' in last);
}

/** Runs a pipeline that ends in `$out` or `$merge`; all that it reads is read before anything is written. */
function aggregateInto(request: Request, transaction: WriteTransaction): Buffer {
  const { command, db } = request;
  if (transaction.isBuffered)
    throw location(263, 'Stages that write cannot run in a multi-document transaction.');
  const { rest, output } = splitOutput(documentsField(command, 'pipeline'), compileOptions(command));
  if (!output) throw location(40601, 'a stage that writes must stand alone in its object');
  const plan = planPipeline(request, transaction, rest);
  const documents = pipelineDocuments(db, plan, contextOf(transaction, command));
  const results: Document[] = [];
  for (let next = documents.next(); !next.done; next = documents.next()) results.push(decode(next.value));
  const namespace = checkedNamespace(output.db ?? db, output.collection);
  if (output.kind === '$out') replaceCollection(transaction, namespace, results);
  else mergeInto(transaction, namespace, output, results);
  return cursorReply('firstBatch', [], 0n, namespaceOf(request));
}

/**
 * `$out`: a new collection with the indexes of the old one takes its place when all documents are in it, so that a
 * document which can't be stored leaves everything as it was.
 */
function replaceCollection(transaction: WriteTransaction, namespace: string, docs: Document[]): void {
  const { catalogue } = transaction;
  const old = catalogue.find(namespace);
  const temporary = `${namespace}.$out`;
  const made = catalogue.create(transaction, temporary, old?.options ?? {});
  for (const { state } of old?.indexes.slice(1) ?? [])
    made.indexes.push(catalogue.newIndex(transaction, state.spec));
  const writer = new CollectionWriter(transaction, made);
  try {
    for (const doc of docs) writer.insert(doc);
  } catch (error) {
    dropCollection(transaction, made);
    throw error;
  }
  if (old) dropCollection(transaction, old);
  // The writer has noted in the catalogue what shape the keys have.
  catalogue.rename(transaction, catalogue.find(temporary) ?? made, namespace);
}

/** `$merge`: puts documents into a collection one by one; what was done before an error stays done. */
function mergeInto(
  transaction: WriteTransaction,
  namespace: string,
  { on, merge }: Extract<Output, { kind: '$merge' }>,
  docs: Document[],
): void {
  const { indexes } = ensureCollection(transaction, namespace);
  const fields = [...on].sort().join();
  const index = indexes.find(
    ({ isReady, unique, keyPattern, partialFilter }) =>
      isReady && unique && !partialFilter && Object.keys(keyPattern).sort().join() === fields,
  );
  if (!index) throw location(51183, 'Cannot find index to verify that join fields will be unique');
  const writer = writerFor(transaction, namespace);
  for (const doc of docs) {
    const key = on.map((path) => [path, keyValue(doc, path)] as const);
    const filter = Object.fromEntries(key.map(([path, value]) => [path, { $eq: value }]));
    // A document without _id gets a new one, so it is the same as none that is there.
    const [row] = key.some(([, value]) => value === undefined)
      ? []
      : rowsToChange(transaction, namespace, { filter, limit: 1, options: {} });
    const result = merge(doc, row?.doc);
    if (result.action === 'fail') {
      if (row) throw duplicateKeyError(namespace, index, Object.values(filter));
      throw location(13113, '$merge could not find a matching document in the target collection');
    }
    if (result.action === 'keep') continue;
    if (!row) writer.insert(result.doc);
    else if (valuesEqual(result.doc._id, row.doc._id)) writer.replace(row.record, row.doc, result.doc);
    else throw location(66, "$merge failed to update the immutable field '_id'");
  }
}

function keyValue(doc: Document, path: string): unknown {
  const [value, ...others] = valuesAtPath(doc, path);
  if (others.length > 0) throw location(51185, `$merge write error: 'on' field '${path}' cannot be an array`);
  if ((value === undefined || value === null) && path !== '_id')
    throw location(51132, `$merge write error: 'on' field '${path}' is missing or null`);
  return value;
}
