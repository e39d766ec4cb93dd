import type { Document } from 'bson';
import { asNumber, decode, encode, isDocument } from '../bson-codec';
import { countMatching, planQuery, runPlan, type Plan, type Query } from '../planner/query';
import type { ReadContext } from '../planner/read-context';
import { mapped, runPipeline, typeName, wholeNumber, type PipelineContext } from '../semantics';
import { recordsRange } from '../storage/record-keys';
import { scanEntries, type Snapshot } from '../storage/snapshot';
import { checkedNamespace, namespaceOf, type Request } from './command';
import { documentsField } from './fields';
import { assertScored, compileOptions } from './query';
import { collectionStatsStage } from './server-information';

/** A pipeline whose beginning is answered as a query, by an index if there is one. */
interface PipelinePlan {
  plan: Plan;
  rest: Document[];
  /** What `$collStats` gives, instead of documents. */
  stats?: Document;
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` at the beginning, in an order that a query has too, into a query. */
export function planPipeline(
  request: Request,
  snapshot: Snapshot,
  pipeline = documentsField(request.command, 'pipeline'),
): PipelinePlan {
  const { command } = request;
  const [first = {}] = pipeline;
  const query: Query = { filter: {}, hint: command.hint, options: compileOptions(command) };
  const matches: Document[] = [];
  let taken = 0;
  for (const stage of pipeline) {
    const { $match, $sort } = stage;
    const [skip, limit] = [wholeNumber(stage.$skip, 0), wholeNumber(stage.$limit, 1)];
    const isBefore = !query.sort && query.skip === undefined && query.limit === undefined;
    // What is not a stage, or a sort that only a query knows, is left to be refused.
    if (Object.keys(stage).length !== 1) break;
    else if (isDocument($match) && isBefore) matches.push($match);
    else if (isDocument($sort) && isBefore && /^[^$]/.test(Object.keys($sort)[0] ?? '')) query.sort = $sort;
    else if (skip !== undefined && query.skip === undefined && query.limit === undefined) query.skip = skip;
    else if (limit !== undefined && query.limit === undefined) query.limit = limit;
    else break;
    taken++;
  }
  if (matches.length > 0) query.filter = matches.length === 1 ? (matches[0] as Document) : { $and: matches };
  const stats = '$collStats' in first ? collectionStatsStage(request, snapshot, first) : undefined;
  const plan = planQuery(snapshot.catalogue.find(namespaceOf(request)), query);
  assertScored(plan, pipeline);
  return { plan, rest: pipeline.slice(stats ? 1 : taken), stats };
}

/** The documents a pipeline gives, as BSON. */
export function pipelineDocuments(
  db: string,
  { plan, rest, stats }: PipelinePlan,
  context: ReadContext,
): Generator<Uint8Array> {
  if (rest.length === 0 && !stats) return mapped(runPlan(plan, context), ({ raw }) => raw);
  const counted = plan.sorts || stats ? undefined : countedInto(rest);
  if (counted) return counts(plan, counted, context);
  const { options } = plan.query;
  const pipelineContext: PipelineContext = {
    ...options,
    collection: (name) => allDocuments(checkedNamespace(db, name), context),
    lookUp: (name, path, values) => {
      // In a filter a pattern is no value.
      if (values.some((value) => typeName(value) === 'regex')) return undefined;
      const info = context.current.catalogue.find(checkedNamespace(db, name));
      const found = planQuery(info, { filter: { [path]: { $in: values } }, options });
      if (found.path.kind !== 'IXSCAN') return undefined;
      return [...runPlan(found, context)].sort((a, b) => a.record - b.record).map(({ doc }) => doc);
    },
  };
  const documents = stats ? [stats] : mapped(runPlan(plan, context), ({ doc }) => doc);
  return mapped(runPipeline(documents, rest, pipelineContext), encode);
}

/** `countDocuments` of drivers is `{ $group: { _id: 1, n: { $sum: 1 } } }`: the group of a number, if it is that. */
function countedInto(rest: Document[]): ((n: number) => Document) | undefined {
  const group = rest.length === 1 ? (rest[0] as Document).$group : undefined;
  if (!isDocument(group) || Object.keys(group).length !== 2) return undefined;
  const [field, sum] = Object.entries(group).find(([name]) => name !== '_id') as [string, unknown];
  const isConstantId = group._id === null || asNumber(group._id) !== undefined;
  // Another type of 1 gives another type of sum, and another name may be refused.
  const isOne = isDocument(sum) && typeName(sum.$sum) === 'int' && asNumber(sum.$sum) === 1;
  const isCount = isOne && Object.keys(sum).length === 1 && /^\w+$/.test(field);
  return isConstantId && isCount ? (n) => ({ _id: group._id as unknown, [field]: n }) : undefined;
}

function* counts(plan: Plan, groupOf: (n: number) => Document, context: ReadContext): Generator<Uint8Array> {
  const n = countMatching(plan, context);
  if (n > 0) yield encode(groupOf(n));
}

function* allDocuments(namespace: string, context: ReadContext): Generator<Document> {
  const info = context.current.catalogue.find(namespace);
  if (!info) return;
  for (const { value } of scanEntries(context, 'records', recordsRange(info.id))) {
    context.tick();
    yield decode(value);
  }
}
