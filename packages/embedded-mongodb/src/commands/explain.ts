import type { Document } from 'bson';
import { isDocument } from '../bson-codec';
import { badValue, CommandError, typeMismatch } from '../errors';
import { countMatching, planQuery, runPlan, type Plan } from '../planner/query';
import { ReadContext } from '../planner/read-context';
import { stagesOf } from '../planner/stages';
import { lengthOf } from '../semantics';
import type { Snapshot } from '../storage/snapshot';
import { planPipeline } from './pipeline-plan';
import { compileOptions, namespaceOf, type CommandTable, type Request } from './command';
import { planCount } from './count-distinct';
import { planFind } from './find';
import { changeQuery } from './modify';

const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution'];

export const explainCommands: CommandTable = {
  explain: { access: 'read', fields: ['verbosity'], run: explain },
};

/** How a command would be answered, and unless only the plan is wanted, what answering it took; changes nothing. */
function explain(request: Request, snapshot: Snapshot): Document {
  const { explain: inner, verbosity = 'allPlansExecution' } = request.command;
  if (!isDocument(inner)) throw typeMismatch("'explain' must be an object");
  if (!VERBOSITIES.includes(verbosity as string))
    throw badValue(`verbosity '${String(verbosity)}' is not known`);
  const name = Object.keys(inner)[0] ?? '';
  const explained: Request = { ...request, name, command: inner, sequences: new Map() };
  if (name === 'aggregate') return explainPipeline(explained, snapshot, verbosity as string);
  return explainPlan(explained, planOf(explained, snapshot), snapshot, verbosity as string);
}

function planOf(request: Request, snapshot: Snapshot): Plan {
  const { name, command } = request;
  const namespace = namespaceOf(request);
  switch (name) {
    case 'find':
      return planFind(snapshot, namespace, command);
    case 'count':
    case 'distinct':
      return planCount(request, snapshot);
    case 'findAndModify':
      return changePlan(request, snapshot, command, 'query', true);
    case 'update':
    case 'delete': {
      const [statement] = (command.updates ?? command.deletes ?? []) as Document[];
      if (!statement) throw badValue('explain needs a statement');
      return changePlan(request, snapshot, statement, 'q', name === 'update' && statement.multi !== true);
    }
    default:
      throw new CommandError(59, 'CommandNotFound', `Explain failed due to unknown command: ${name}`);
  }
}

function changePlan(
  request: Request,
  snapshot: Snapshot,
  statement: Document,
  field: 'q' | 'query',
  isOne: boolean,
): Plan {
  const query = changeQuery(statement, field, compileOptions(statement));
  const info = snapshot.catalogue.find(namespaceOf(request));
  return planQuery(info, isOne ? { ...query, limit: 1 } : query);
}

export function explainPipeline(request: Request, snapshot: Snapshot, verbosity: string): Document {
  const { plan, rest } = planPipeline(request, snapshot);
  const cursor = explainPlan(request, plan, snapshot, verbosity);
  if (rest.length === 0) return cursor;
  const { queryPlanner, executionStats } = cursor;
  return { stages: [{ $cursor: { queryPlanner, executionStats } }, ...rest], ok: 1 };
}

function explainPlan(request: Request, plan: Plan, snapshot: Snapshot, verbosity: string): Document {
  const winningPlan = stagesOf(plan, request.name === 'count');
  const queryPlanner = {
    namespace: namespaceOf(request),
    indexFilterSet: false,
    parsedQuery: plan.query.filter,
    winningPlan,
    rejectedPlans: [],
  };
  const answer = {
    explainVersion: '1',
    queryPlanner,
    command: { ...request.command, lsid: undefined },
    ok: 1,
  };
  if (verbosity === 'queryPlanner') return answer;
  return { ...answer, executionStats: measure(plan, snapshot, winningPlan, request.name === 'count') };
}

function measure(plan: Plan, snapshot: Snapshot, winningPlan: Document, isCount: boolean): Document {
  const context = new ReadContext(snapshot);
  const start = performance.now();
  const nReturned = isCount ? 0 : lengthOf(runPlan(plan, context));
  if (isCount) countMatching(plan, context);
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: context.keysExamined,
    totalDocsExamined: context.docsExamined,
    executionStages: { ...winningPlan, nReturned },
  };
}
