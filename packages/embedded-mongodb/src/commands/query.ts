import type { Document } from 'bson';
import { asNumber, isDocument } from '../bson-codec';
import { location } from '../errors';
import type { Plan, Query } from '../planner/query';
import { compileRawProjection } from '../planner/raw-projection';
import { ReadContext } from '../planner/read-context';
import { compileCollation, compileExpression, type CompileOptions } from '../semantics';
import type { Snapshot } from '../storage/snapshot';
import { countField, documentField } from './fields';

/** The query of a command, or of a statement of it; the field of the filter has another name in each. */
export function queryOf(spec: Document, filter: 'filter' | 'query' | 'q'): Query {
  const projection = documentField(spec, 'projection');
  const found = documentField(spec, filter);
  // A forgotten one is no reason to change every document.
  if (!found && filter === 'q') throw location(40414, "BSON field 'q' is missing but a required field");
  const sort = documentField(spec, 'sort');
  const isNatural = sort?.$natural !== undefined;
  return {
    filter: found ?? {},
    // The natural order is not one of values: it says where to look.
    sort: isNatural ? undefined : sort,
    skip: countField(spec, 'skip'),
    // Only a count knows negative ones.
    limit: filter === 'filter' ? countField(spec, 'limit') : Math.abs(Math.trunc(asNumber(spec.limit) ?? 0)),
    hint: isNatural ? sort : (spec.hint as unknown),
    fields: projection && compileRawProjection(projection)?.fields,
    options: compileOptions(spec),
  };
}

/** Refuses parts of a command that ask for the score of a text search where there is none. */
export function assertScored({ path }: Plan, ...parts: unknown[]): void {
  if (path.kind !== 'TEXT_MATCH' && asksForScore(parts))
    throw location(40218, 'query requires text score metadata, but it is not available');
}

function asksForScore(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(asksForScore);
  return isDocument(part) && (part.$meta === 'textScore' || asksForScore(Object.values(part)));
}

/** What filters, projections and expressions of a command are compiled with. */
export function compileOptions(command: Document): CompileOptions & { now: Date } {
  const variables = documentField(command, 'let');
  return {
    collation: compileCollation(documentField(command, 'collation')),
    now: new Date(),
    // They are expressions without a document; one that gives nothing is not defined.
    variables: variables && (compileExpression(variables, {})({}) as Document),
  };
}

/** What a command reads through, for as long as it may take. */
export function contextOf(snapshot: Snapshot, command: Document): ReadContext {
  const context = new ReadContext(snapshot);
  context.allow(countField(command, 'maxTimeMS') ?? 0);
  return context;
}
