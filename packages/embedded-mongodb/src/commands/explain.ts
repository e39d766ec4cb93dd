import type { Document } from 'bson';
import { asFlag, isDocument } from '../bson-codec';
import { badValue, location, typeMismatch } from '../errors';
import { countMatching, planQuery, runPlan, type Plan, type Query } from '../planner/query';
import type { ReadContext } from '../planner/read-context';
import { stagesOf } from '../planner/stages';
import { lengthOf } from '../semantics';
import type { Snapshot } from '../storage/snapshot';
import { documentsField, names } from './fields';
import { planPipeline } from './pipeline';
import { namespaceOf, reading, type CommandTable, type Request } from './command';
import { contextOf, queryOf } from './query';

const EXPLAINED = names('find count distinct findAndModify update delete');
const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution'];

export const explainCommands: CommandTable = {
  explain: reading('verbosity', explain),
};

/** How a command would be answered, and unless only the plan is wanted, what answering it took; changes nothing. */
function explain(request: Request, snapshot: Snapshot): Document {
  const { explain: command, verbosity = 'allPlansExecution' } = request.command;
  if (!isDocument(command)) throw typeMismatch("'explain' must be an object");
  if (!VERBOSITIES.includes(verbosity as string))
    throw badValue(`verbosity '${String(verbosity)}' is not known`);
  const [name = ''] = Object.keys(command);
  const explained: Request = { ...request, name, command };
  const namespace = namespaceOf(explained);
  const { plan, rest } =
    name === 'aggregate'
      ? planPipeline(explained, snapshot)
      : { plan: planQuery(snapshot.catalogue.find(namespace), queryOfCommand(name, command)), rest: [] };
  const isCount = name === 'count';
  // Some drivers say within the command how long it may take.
  const limits = { ...command, ...request.command };
  const winningPlan = stagesOf(plan, isCount);
  const parsedQuery = plan.query.filter;
  const cursor = {
    queryPlanner: { namespace, indexFilterSet: false, parsedQuery, winningPlan, rejectedPlans: [] },
    ...(verbosity === 'queryPlanner'
      ? {}
      : { executionStats: measure(plan, contextOf(snapshot, limits), winningPlan, isCount) }),
  };
  const shown = rest.length === 0 ? cursor : { stages: [{ $cursor: cursor }, ...rest] };
  return { explainVersion: '1', ...shown, command: { ...command, lsid: undefined } };
}

function queryOfCommand(name: string, command: Document): Query {
  if (!EXPLAINED.has(name)) throw location(59, `Explain failed due to unknown command: ${name}`);
  const isWrite = name === 'update' || name === 'delete';
  const [statement] = isWrite ? documentsField(command, `${name}s`) : [command];
  if (!statement) throw badValue('explain needs a statement');
  const query = queryOf(statement, isWrite ? 'q' : name === 'find' ? 'filter' : 'query');
  if (name === 'findAndModify' || (name === 'update' && !asFlag(statement.multi))) query.limit = 1;
  return query;
}

function measure(plan: Plan, context: ReadContext, winningPlan: Document, isCount: boolean): Document {
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
