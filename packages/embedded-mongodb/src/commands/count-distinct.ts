import type { Document } from 'bson';
import { asNumber } from '../bson-codec';
import { typeMismatch } from '../errors';
import { countMatching, planQuery, runPlan, type Plan } from '../planner/query';
import { ReadContext } from '../planner/read-context';
import { emptyArrayKey, valueKey, valuesAtPath } from '../semantics';
import type { Snapshot } from '../storage/snapshot';
import {
  compileOptions,
  countField,
  documentField,
  namespaceOf,
  type CommandTable,
  type Request,
} from './command';

const FIELDS = ['query', 'hint', 'collation'];

export const countCommands: CommandTable = {
  count: { access: 'read', fields: [...FIELDS, 'limit', 'skip', 'fields'], run: count },
  distinct: { access: 'read', fields: [...FIELDS, 'key'], run: distinct },
};

/** The plan for a count or distinct command (also of its explanation). */
export function planCount(request: Request, snapshot: Snapshot): Plan {
  const { command } = request;
  return planQuery(snapshot.catalogue.find(namespaceOf(request)), {
    filter: documentField(command, 'query') ?? {},
    skip: countField(command, 'skip'),
    limit: Math.abs(Math.trunc(asNumber(command.limit) ?? 0)),
    hint: command.hint,
    options: compileOptions(command),
  });
}

function newContext(snapshot: Snapshot, command: Document): ReadContext {
  const context = new ReadContext(snapshot);
  context.allow(countField(command, 'maxTimeMS') ?? 0);
  return context;
}

function count(request: Request, snapshot: Snapshot): Document {
  return { n: countMatching(planCount(request, snapshot), newContext(snapshot, request.command)), ok: 1 };
}

function distinct(request: Request, snapshot: Snapshot): Document {
  const { key } = request.command;
  if (typeof key !== 'string') throw typeMismatch("'key' must be a string");
  const values = new Map<string, unknown>();
  const plan = planCount(request, snapshot);
  for (const { doc } of runPlan(plan, newContext(snapshot, request.command))) {
    for (const value of valuesAtPath(doc, key)) {
      if (value === undefined || value === emptyArrayKey) continue;
      const identity = valueKey(value, plan.query.options.collation);
      if (!values.has(identity)) values.set(identity, value);
    }
  }
  return { values: [...values.values()], ok: 1 };
}
