import type { Document } from 'bson';
import { asFlag } from '../bson-codec';
import { CommandError, failedToParse } from '../errors';
import { ReadContext } from '../planner/read-context';
import { Cursor } from '../server/cursors';
import type { Snapshot } from '../storage/snapshot';
import { aggregateInto, writes } from './aggregate-output';
import { countField, documentField, namespaceOf, type CommandTable, type Request } from './command';
import { explainPipeline } from './explain';
import { openCursor } from './find';
import { pipelineDocuments } from './pipeline-documents';
import { planPipeline } from './pipeline-plan';

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
  aggregate: {
    access: 'read',
    fields: FIELDS,
    run: aggregate,
    instead: (request) =>
      writes(request) ? { access: 'write', fields: FIELDS, run: aggregateInto } : undefined,
  },
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
