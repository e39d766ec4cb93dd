import type { Document } from 'bson';
import { asNumber, decode, encode, isDocument } from '../bson-codec';
import { countMatching, planQuery, runPlan, type Plan, type Query } from '../planner/query';
import type { ReadContext } from '../planner/read-context';
import { runPipeline, typeName, type CompileOptions, type PipelineContext } from '../semantics';
import type { CollectionInfo } from '../storage/catalogue';
import { recordsRange } from '../storage/record-keys';
import { scanEntries, type Snapshot } from '../storage/snapshot';
import { checkedNamespace, namespaceOf, type Request } from './command';
import { documentsField } from './fields';
import { compileOptions, mapped } from './query';
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
  for (const { $match, $sort, $skip, $limit } of pipeline) {
    const isBefore = !query.sort && query.skip === undefined && query.limit === undefined;
    if (isDocument($match) && isBefore) matches.push($match);
    else if (isDocument($sort) && isBefore) query.sort = $sort;
    else if (isWhole($skip, 0) && query.skip === undefined && query.limit === undefined)
      query.skip = asNumber($skip);
    else if (isWhole($limit, 1) && query.limit === undefined) query.limit = asNumber($limit);
    else break;
    taken++;
  }
  if (matches.length > 0) query.filter = matches.length === 1 ? (matches[0] as Document) : { $and: matches };
  const stats = '$collStats' in first ? collectionStatsStage(request, snapshot, first) : undefined;
  return {
    plan: planQuery(snapshot.catalogue.find(namespaceOf(request)), query),
    rest: pipeline.slice(stats ? 1 : taken),
    stats,
  };
}

function isWhole(value: unknown, least: number): boolean {
  const number = asNumber(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= least;
}

/** The documents a pipeline gives, as BSON. */
export function pipelineDocuments(
  db: string,
  { plan, rest, stats }: PipelinePlan,
  context: ReadContext,
): Iterator<Uint8Array> {
  if (rest.length === 0 && !stats) return mapped(runPlan(plan, context), ({ raw }) => raw);
  const counted = plan.sorts || stats ? undefined : countedInto(rest);
  if (counted) return counts(plan, counted, context);
  const pipelineContext: PipelineContext = {
    ...plan.query.options,
    collection: (name) => allDocuments(checkedNamespace(db, name), context),
    lookUp: (name, path, values) => {
      const info = context.current.catalogue.find(checkedNamespace(db, name));
      return documentsByIndex(info, path, values, plan.query.options, context);
    },
  };
  const documents = stats ? [stats] : mapped(runPlan(plan, context), ({ doc }) => doc);
  return mapped(runPipeline(documents, rest, pipelineContext), encode);
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

function* counts(
  plan: Plan,
  { id, field }: { id: unknown; field: string },
  context: ReadContext,
): Generator<Uint8Array> {
  const n = countMatching(plan, context);
  if (n > 0) yield encode({ _id: id, [field]: n });
}

function* allDocuments(namespace: string, context: ReadContext): Generator<Document> {
  const info = context.current.catalogue.find(namespace);
  if (!info) return;
  for (const { value } of scanEntries(context, 'records', recordsRange(info.id))) {
    context.tick();
    yield decode(value);
  }
}

function documentsByIndex(
  info: CollectionInfo | undefined,
  path: string,
  values: unknown[],
  options: CompileOptions,
  context: ReadContext,
): Document[] | undefined {
  // In a filter a pattern is no value; an empty array has none for `$in`.
  if (values.some((value) => typeof value === 'symbol' || typeName(value) === 'regex')) return undefined;
  const $in = values.map((value) => value ?? null);
  const plan = planQuery(info, { filter: { [path]: { $in } }, options });
  if (plan.path.kind !== 'IXSCAN') return undefined;
  return [...runPlan(plan, context)].sort((a, b) => a.record - b.record).map(({ doc }) => doc);
}
