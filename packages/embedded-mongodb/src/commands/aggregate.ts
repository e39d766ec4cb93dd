import type { Document } from 'bson';
import { asFlag, asNumber, decode, encode, isDocument } from '../bson-codec';
import { CommandError, failedToParse } from '../errors';
import { countMatching, runPlan, type Plan } from '../planner/query';
import { ReadContext } from '../planner/read-context';
import type { Row } from '../planner/row';
import { runPipeline, type PipelineContext } from '../semantics';
import { Cursor } from '../server/cursors';
import { recordsRange } from '../storage/collection';
import { scanEntries, type Snapshot } from '../storage/snapshot';
import {
  checkedNamespace,
  countField,
  documentField,
  namespaceOf,
  type CommandTable,
  type Request,
} from './command';
import { explainPipeline } from './explain';
import { planPipeline, type PipelinePlan } from './pipeline-plan';
import { openCursor, rawDocuments } from './find';

const FIELDS = [
  'pipeline',
  'cursor',
  'explain',
  'allowDiskUse',
  'collation',
  'hint',
  'let',
  'bypassDocumentValidation',
];

export const aggregateCommands: CommandTable = {
  aggregate: { access: 'read', fields: FIELDS, run: aggregate },
};

function aggregate(request: Request, snapshot: Snapshot): Document | Buffer {
  const { command, engine, db } = request;
  if (typeof command.aggregate !== 'string') {
    throw new CommandError(
      238,
      'NotImplemented',
      'Pipelines on a whole database are not supported by this server',
    );
  }
  if (asFlag(command.explain)) return explainPipeline(request, snapshot, 'queryPlanner');
  const cursorOptions = documentField(command, 'cursor');
  if (!cursorOptions)
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  const planned = planPipeline(request, snapshot);
  const context = new ReadContext(snapshot);
  const documents = pipelineDocuments(db, planned, context);
  const cursor = new Cursor(namespaceOf(request), documents, context, countField(command, 'maxTimeMS'));
  return openCursor(engine, snapshot, cursor, cursorOptions);
}

/** The documents a pipeline gives, as BSON. */
export function pipelineDocuments(
  db: string,
  { plan, rest }: PipelinePlan,
  context: ReadContext,
): Iterator<Uint8Array> {
  if (rest.length === 0) return rawDocuments(runPlan(plan, context));
  const counted = countedInto(rest);
  if (counted && !plan.sorts) return countDocuments(plan, counted, context);
  const pipelineContext: PipelineContext = {
    ...plan.query.options,
    now: plan.query.options.now ?? new Date(),
    collection: (name) => allDocuments(checkedNamespace(db, name), context),
  };
  return encoded(runPipeline(documentsOfRows(runPlan(plan, context)), rest, pipelineContext));
}

/** `countDocuments` of drivers is `{ $group: { _id: 1, n: { $sum: 1 } } }`: the group's id, if it is that. */
function countedInto(rest: Document[]): { id: unknown; field: string } | undefined {
  const group = rest.length === 1 ? (rest[0] as Document).$group : undefined;
  if (!isDocument(group) || Object.keys(group).length !== 2) return undefined;
  const [field, sum] = Object.entries(group).find(([name]) => name !== '_id') as [string, unknown];
  const isConstantId = group._id === null || asNumber(group._id) !== undefined;
  const isCount = isDocument(sum) && Object.keys(sum).length === 1 && asNumber(sum.$sum) === 1;
  return isConstantId && isCount ? { id: group._id, field } : undefined;
}

function* countDocuments(
  plan: Plan,
  { id, field }: { id: unknown; field: string },
  context: ReadContext,
): Generator<Uint8Array> {
  const n = countMatching(plan, context);
  if (n > 0) yield encode({ _id: id, [field]: n });
}

function* documentsOfRows(rows: Iterable<Row>): Generator<Document> {
  for (const { doc } of rows) yield doc;
}

function* encoded(documents: Iterable<Document>): Generator<Uint8Array> {
  for (const doc of documents) yield encode(doc);
}

function* allDocuments(namespace: string, context: ReadContext): Generator<Document> {
  const info = context.current.catalogue.find(namespace);
  if (!info) return;
  for (const { value } of scanEntries(context, 'records', recordsRange(info.id))) {
    context.tick();
    yield decode(value);
  }
}
