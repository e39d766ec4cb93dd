import type { Document } from 'bson';
import { asFlag, encode } from '../bson-codec';
import { typeMismatch } from '../errors';
import { countMatching, planQuery, runPlan, type Plan } from '../planner/query';
import { compileRawProjection } from '../planner/raw-projection';
import { ReadContext } from '../planner/read-context';
import { compileProjection, keptAt, mapped, presentValues, valueKey } from '../semantics';
import type { Snapshot } from '../storage/snapshot';
import { namespaceOf, reading, type CommandTable, type Request } from './command';
import { openCursor } from './cursor-commands';
import { documentField } from './fields';
import { assertScored, contextOf, queryOf } from './query';

export const findCommands: CommandTable = {
  find: reading(
    // Old drivers say that they can do without a cursor time-out, or that the disk may be used.
    'filter sort projection hint skip limit batchSize singleBatch collation let noCursorTimeout allowDiskUse',
    find,
  ),
  count: reading('query hint collation limit skip fields', count),
  distinct: reading('query hint collation key', distinct),
};

function find(request: Request, snapshot: Snapshot): Buffer {
  const { command } = request;
  const plan = planQuery(snapshot.catalogue.find(namespaceOf(request)), queryOf(command, 'filter'));
  assertScored(plan, command.projection, command.sort);
  const context = new ReadContext(snapshot);
  const isSingle = asFlag(command.singleBatch);
  const documents = findDocuments(plan, documentField(command, 'projection') ?? {}, context);
  return openCursor(request, documents, context, { batchSize: command.batchSize as unknown, isSingle });
}

function findDocuments(plan: Plan, projection: Document, context: ReadContext): Iterator<Uint8Array> {
  const rows = runPlan(plan, context);
  if (Object.keys(projection).length === 0) return mapped(rows, ({ raw }) => raw);
  const picking = compileRawProjection(projection);
  if (picking) return mapped(rows, ({ raw }) => picking.project(raw));
  const project = compileProjection(projection, plan.query.filter, plan.query.options);
  return mapped(rows, ({ doc }) => encode(project(doc)));
}

function count(request: Request, snapshot: Snapshot): Document {
  const { command } = request;
  const plan = planQuery(snapshot.catalogue.find(namespaceOf(request)), queryOf(command, 'query'));
  return { n: countMatching(plan, contextOf(snapshot, command)), ok: 1 };
}

function distinct(request: Request, snapshot: Snapshot): Document {
  const { command } = request;
  const { key } = command;
  if (typeof key !== 'string') throw typeMismatch("'key' must be a string");
  const query = queryOf(command, 'query');
  const plan = planQuery(snapshot.catalogue.find(namespaceOf(request)), query);
  const values = new Map<string, unknown>();
  for (const { doc } of runPlan(plan, contextOf(snapshot, command))) {
    for (const value of presentValues(doc, key))
      keptAt(values, valueKey(value, query.options.collation), () => value);
  }
  return { values: [...values.values()], ok: 1 };
}
