import { Long, type Document } from 'bson';
import { bsonType } from '../bson-codec';
import { badValue, typeMismatch } from '../errors';
import type { ReadContext } from '../planner/read-context';
import { cursorReply } from '../server/cursor-reply';
import { Cursor } from '../server/cursors';
import type { Snapshot } from '../storage/snapshot';
import { checkedNamespace, namespaceOf, reading, type CommandTable, type Request } from './command';
import { countField, names } from './fields';

const FIRST_BATCH = 101;

export const cursorCommands: CommandTable = {
  getMore: reading('collection batchSize', getMore),
  killCursors: { access: 'none', fields: names('cursors'), run: killCursors },
};

/** Answers with the first batch, and keeps the cursor if there is more. */
export function openCursor(
  request: Request,
  documents: Iterator<Uint8Array>,
  context: ReadContext,
  options: { batchSize?: unknown; isSingle?: boolean },
): Buffer {
  const { engine, command } = request;
  const namespace = namespaceOf(request);
  const cursor = new Cursor(namespace, documents, context, countField(command, 'maxTimeMS'));
  const batch = cursor.nextBatch(context.current, countField(options, 'batchSize') ?? FIRST_BATCH);
  const isOver = cursor.exhausted || options.isSingle;
  if (isOver) cursor.close();
  return cursorReply('firstBatch', batch, isOver ? 0n : engine.cursors.add(cursor), namespace);
}

function getMore({ engine, command, db }: Request, snapshot: Snapshot): Buffer {
  if (command.maxTimeMS) throw badValue('cannot set maxTimeMS on getMore command for a non-awaitData cursor');
  const id = cursorId(command.getMore);
  const namespace = checkedNamespace(db, String(command.collection));
  const cursor = engine.cursors.get(id, namespace, snapshot);
  try {
    const batch = cursor.nextBatch(snapshot, countField(command, 'batchSize') || Infinity);
    if (cursor.exhausted) engine.cursors.remove(id);
    return cursorReply('nextBatch', batch, cursor.exhausted ? 0n : id, namespace);
  } catch (error) {
    engine.cursors.remove(id);
    throw error;
  }
}

function killCursors(request: Request): Document {
  const { engine, command } = request;
  namespaceOf(request);
  if (!Array.isArray(command.cursors)) throw typeMismatch("'cursors' must be an array");
  const cursorsKilled: Long[] = [];
  const cursorsNotFound: Long[] = [];
  for (const id of command.cursors.map(cursorId)) {
    const list = engine.cursors.remove(id) ? cursorsKilled : cursorsNotFound;
    list.push(Long.fromBigInt(id));
  }
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
}

function cursorId(value: unknown): bigint {
  if (bsonType(value) !== 'Long') throw typeMismatch('a cursor id must be a long');
  return (value as Long).toBigInt();
}
