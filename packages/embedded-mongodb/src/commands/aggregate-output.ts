import type { Document } from 'bson';
import { decode } from '../bson-codec';
import { CommandError, location } from '../errors';
import { ReadContext } from '../planner/read-context';
import { splitOutput, valuesAtPath, valuesEqual, type Output } from '../semantics';
import { cursorReply } from '../server/cursor-reply';
import type { CollectionInfo } from '../storage/catalogue';
import { CollectionWriter } from '../storage/collection';
import { duplicateKeyError } from '../storage/duplicate-key';
import type { WriteTransaction } from '../storage/snapshot';
import type { IndexDefinition } from '../storage/index-definition';

import { ensureCollection, writerFor } from './collection-access';
import { dropCollection } from './collections';
import { checkedNamespace, compileOptions, countField, namespaceOf, type Request } from './command';
import { rowsToChange } from './modify';
import { pipelineDocuments } from './pipeline-documents';
import { planPipeline } from './pipeline-plan';

/** Whether a pipeline ends in a stage that writes. */
export function writes({ command }: Request): boolean {
  const last: unknown = Array.isArray(command.pipeline) ? command.pipeline.at(-1) : undefined;
  return typeof last === 'object' && last !== null && ('$out' in last || '$merge' in last);
}

/** Runs a pipeline that ends in `$out` or `$merge`; all that it reads is read before anything is written. */
export function aggregateInto(request: Request, transaction: WriteTransaction): Buffer {
  const { command } = request;
  if (command.autocommit === false) {
    throw new CommandError(
      263,
      'OperationNotSupportedInTransaction',
      'Stages that write cannot run in a multi-document transaction.',
    );
  }
  const { rest, output } = splitOutput(command.pipeline as Document[], compileOptions(command));
  if (!output) throw location(40601, 'a stage that writes must stand alone in its object');
  const context = new ReadContext(transaction);
  context.allow(countField(command, 'maxTimeMS') ?? 0);
  const planned = planPipeline({ ...request, command: { ...command, pipeline: rest } }, transaction);
  const documents = pipelineDocuments(request.db, planned, context);
  const results: Document[] = [];
  for (let next = documents.next(); !next.done; next = documents.next()) results.push(decode(next.value));
  const namespace = checkedNamespace(output.db ?? request.db, output.collection);
  if (output.kind === '$out') replaceCollection(transaction, namespace, results);
  else {
    const target = new MergeTarget(command, transaction, namespace, output);
    for (const doc of results) target.merge(doc);
  }
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

/** The collection that `$merge` puts documents into, one by one: what was done before an error stays done. */
class MergeTarget {
  private readonly writer: CollectionWriter;
  private readonly index: IndexDefinition;

  constructor(
    private readonly command: Document,
    private readonly transaction: WriteTransaction,
    private readonly namespace: string,
    private readonly output: Extract<Output, { kind: '$merge' }>,
  ) {
    this.writer = writerFor(transaction, namespace);
    this.index = uniqueIndex(ensureCollection(transaction, namespace), output.on);
  }

  merge(doc: Document): void {
    const key = this.output.on.map((path) => [path, this.keyValue(doc, path)] as const);
    // A document without _id gets a new one, so it is the same as none that is there.
    const row = key.some(([, value]) => value === undefined) ? undefined : this.find(key);
    const result = this.output.merge(doc, row?.doc);
    if (result.action === 'keep') return;
    if (result.action === 'fail') throw this.failure(key, row !== undefined);
    if (!row) this.writer.insert(result.doc);
    else if (valuesEqual(result.doc._id, row.doc._id)) this.writer.replace(row.record, row.doc, result.doc);
    else throw new CommandError(66, 'ImmutableField', "$merge failed to update the immutable field '_id'");
  }

  private find(key: (readonly [string, unknown])[]) {
    const filter = Object.fromEntries(key.map(([path, value]) => [path, { $eq: value }]));
    const query = { filter, limit: 1, options: {} };
    return rowsToChange(this.transaction, this.namespace, query, this.command)[0];
  }

  private failure(key: (readonly [string, unknown])[], isMatch: boolean): CommandError {
    const values = key.map(([, value]) => value);
    if (isMatch) return duplicateKeyError(this.namespace, this.index, values);
    return new CommandError(
      13113,
      'MergeStageNoMatchingDocument',
      '$merge could not find a matching document in the target collection for at least one document',
    );
  }

  private keyValue(doc: Document, path: string): unknown {
    const [value, ...others] = valuesAtPath(doc, path);
    if (others.length > 0)
      throw location(51185, `$merge write error: 'on' field '${path}' cannot be an array`);
    if ((value === undefined || value === null) && path !== '_id')
      throw location(51132, `$merge write error: 'on' field '${path}' is missing or null`);
    return value;
  }
}

function uniqueIndex({ indexes }: CollectionInfo, on: string[]): IndexDefinition {
  const wanted = [...on].sort().join();
  const index = indexes.find(
    ({ unique, keyPattern, partialFilter }) =>
      unique && !partialFilter && Object.keys(keyPattern).sort().join() === wanted,
  );
  if (index) return index;
  throw location(51183, 'Cannot find index to verify that join fields will be unique');
}
