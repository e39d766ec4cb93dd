import type { Document } from 'bson';
import { encode, asFlag, asNumber } from '../bson-codec';
import { compileProjection } from '../semantics';
import { planQuery, runPlan, type Plan, type Query } from '../planner/query';
import { compileRawProjection } from '../planner/raw-projection';
import { ReadContext } from '../planner/read-context';
import type { Row } from '../planner/row';
import { Cursor } from '../server/cursors';
import { cursorReply } from '../server/cursor-reply';
import type { Engine } from '../server/engine';
import type { Snapshot } from '../storage/snapshot';
import {
  compileOptions,
  countField,
  documentField,
  namespaceOf,
  type CommandTable,
  type Request,
} from './command';

const FIRST_BATCH = 101;

const FIND_FIELDS = [
  ...[
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'collation',
    'let',
  ],
  // Old drivers say that they can do without a cursor time-out, or that the disk may be used.
  ...['noCursorTimeout', 'allowDiskUse'],
];

export const findCommands: CommandTable = { find: { access: 'read', fields: FIND_FIELDS, run: find } };

function find(request: Request, snapshot: Snapshot): Buffer {
  const { command, engine } = request;
  const namespace = namespaceOf(request);
  const limit = asNumber(command.limit) ?? 0;
  const plan = planFind(snapshot, namespace, command);
  const context = new ReadContext(snapshot);
  // A negative limit is the old way to ask for one batch only.
  const isSingle = asFlag(command.singleBatch) || limit < 0;
  const documents = findDocuments(plan, command, context);
  return openCursor(
    engine,
    snapshot,
    new Cursor(namespace, documents, context, countField(command, 'maxTimeMS')),
    command,
    isSingle,
  );
}

/** The plan for a find command (also of its explanation). */
export function planFind(snapshot: Snapshot, namespace: string, command: Document): Plan {
  const query: Query = {
    filter: documentField(command, 'filter') ?? {},
    sort: documentField(command, 'sort'),
    skip: countField(command, 'skip'),
    limit: Math.abs(Math.trunc(asNumber(command.limit) ?? 0)),
    hint: command.hint,
    options: compileOptions(command),
  };
  return planQuery(snapshot.catalogue.find(namespace), query);
}

function findDocuments(plan: Plan, command: Document, context: ReadContext): Iterator<Uint8Array> {
  const projection = documentField(command, 'projection') ?? {};
  const rows = runPlan(plan, context);
  if (Object.keys(projection).length === 0) return rawDocuments(rows);
  const pick = compileRawProjection(projection);
  if (pick) return rawDocuments(rows, pick);
  return projected(rows, compileProjection(projection, plan.query.filter, plan.query.options));
}

/** The documents as they are stored, or what `pick` makes of their bytes. */
export function* rawDocuments(rows: Iterable<Row>, pick = (raw: Buffer) => raw): Generator<Uint8Array> {
  for (const { raw } of rows) yield pick(raw);
}

function* projected(rows: Iterable<Row>, project: (doc: Document) => Document): Generator<Uint8Array> {
  for (const row of rows) yield encode(project(row.doc));
}

/** Answers with the first batch, and keeps the cursor if there is more. */
export function openCursor(
  engine: Engine,
  snapshot: Snapshot,
  cursor: Cursor,
  command: Document,
  isSingle = false,
): Buffer {
  const size = countField(command, 'batchSize') ?? FIRST_BATCH;
  const batch = cursor.nextBatch(snapshot, size);
  const isOver = cursor.exhausted || isSingle;
  if (isOver) cursor.close();
  return cursorReply('firstBatch', batch, isOver ? 0n : engine.cursors.add(cursor), cursor.namespace);
}
