import type { Document } from 'bson';
import { asNumber, isDocument } from '../bson-codec';
import { typeMismatch } from '../errors';
import { planQuery, type Plan, type Query } from '../planner/query';
import type { Snapshot } from '../storage/snapshot';
import { compileOptions, namespaceOf, type Request } from './command';

/** A pipeline whose beginning is answered as a query, by an index if there is one. */
export interface PipelinePlan {
  plan: Plan;
  rest: Document[];
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` at the beginning, in an order that a query has too, into a query. */
export function planPipeline(request: Request, snapshot: Snapshot): PipelinePlan {
  const { command } = request;
  const pipeline: unknown = command.pipeline;
  if (!Array.isArray(pipeline) || !pipeline.every(isDocument))
    throw typeMismatch("'pipeline' must be an array of objects");
  const query: Query = { filter: {}, hint: command.hint, options: compileOptions(command) };
  const matches: Document[] = [];
  let taken = 0;
  for (const stage of pipeline) {
    const { $match, $sort, $skip, $limit } = stage;
    const isBefore = !query.sort && query.skip === undefined && query.limit === undefined;
    if (isDocument($match) && isBefore) matches.push($match);
    else if (isDocument($sort) && isBefore) query.sort = $sort;
    else if (isWhole($skip, 0) && query.skip === undefined && query.limit === undefined)
      query.skip = asNumber($skip);
    else if (isWhole($limit, 1) && query.limit === undefined) query.limit = asNumber($limit);
    else break;
    taken++;
  }
  query.filter =
    matches.length === 1 ? (matches[0] as Document) : matches.length > 1 ? { $and: matches } : {};
  return {
    plan: planQuery(snapshot.catalogue.find(namespaceOf(request)), query),
    rest: pipeline.slice(taken),
  };
}

function isWhole(value: unknown, least: number): boolean {
  const number = asNumber(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= least;
}
