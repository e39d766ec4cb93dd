import { Long, type Document } from 'bson';
import { bsonType } from '../bson-codec';
import { typeMismatch } from '../errors';
import { cursorReply } from '../server/cursor-reply';
import type { Snapshot } from '../storage/snapshot';
import { checkedNamespace, countField, namespaceOf, type CommandTable, type Request } from './command';

export const cursorCommands: CommandTable = {
  getMore: { access: 'read', fields: ['collection', 'batchSize'], run: getMore },
  killCursors: { access: 'none', fields: ['cursors'], run: killCursors },
};

function getMore({ engine, command, db }: Request, snapshot: Snapshot): Buffer {
  const id = cursorId(command.getMore);
  const namespace = checkedNamespace(db, String(command.collection));
  const cursor = engine.cursors.get(id, namespace, snapshot);
  try {
    const size = countField(command, 'batchSize') || Infinity;
    const batch = cursor.nextBatch(snapshot, size);
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
  const ids = command.cursors.map(cursorId);
  const known = ids.filter((id) => engine.cursors.has(id));
  const unknown = ids.filter((id) => !engine.cursors.has(id));
  for (const id of known) engine.cursors.remove(id);
  const asLongs = (list: bigint[]) => list.map((id) => Long.fromBigInt(id));
  return {
    cursorsKilled: asLongs(known),
    cursorsNotFound: asLongs(unknown),
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  };
}

function cursorId(value: unknown): bigint {
  if (bsonType(value) !== 'Long') throw typeMismatch('a cursor id must be a long');
  return (value as Long).toBigInt();
}
