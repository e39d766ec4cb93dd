import type { Document } from 'bson';
import { asNumber, decode, encode, isDocument } from '../bson-codec';
import { countMatching, runPlan, type Plan } from '../planner/query';
import type { ReadContext } from '../planner/read-context';
import type { Row } from '../planner/row';
import { runPipeline, type PipelineContext } from '../semantics';
import { recordsRange } from '../storage/record-keys';
import { scanEntries } from '../storage/snapshot';
import { checkedNamespace } from './command';
import { rawDocuments } from './find';
import type { PipelinePlan } from './pipeline-plan';

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
