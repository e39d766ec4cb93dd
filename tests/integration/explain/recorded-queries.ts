import mongoose from 'mongoose';

type Command = Record<string, unknown>;

// The driver reports its commands only where its connection string asks for it; read before the set-up connects.
const uri = new URL(process.env.PSG_DATABASE_URI ?? '');
uri.searchParams.set('monitorCommands', 'true');
process.env.PSG_DATABASE_URI = uri.toString();

const reads = ['find', 'aggregate', 'count', 'distinct'];
/** What belongs to one sending of a command, not to the query. */
const perSending = /^(\$|lsid$|txnNumber$|apiVersion$|maxTimeMS$)/;

/** Runs `work` and returns the queries that reached the server meanwhile. */
export async function recordQueries(work: () => Promise<unknown>): Promise<Command[]> {
  const queries: Command[] = [];
  const client = mongoose.connection.getClient();
  const listener = (event: { commandName: string; command: Command }) => {
    if (reads.includes(event.commandName)) queries.push(event.command);
  };
  client.on('commandStarted', listener);
  try {
    await work();
  } finally {
    client.off('commandStarted', listener);
  }
  return queries;
}

/** The stages by which the server carries out a query, such as IXSCAN, FETCH, COLLSCAN, SORT. */
export async function stagesOf(query: Command): Promise<string[]> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('The database is not open.');
  const plain = Object.fromEntries(Object.entries(query).filter(([key]) => !perSending.test(key)));
  const explanation: unknown = await db.command({ explain: plain, verbosity: 'queryPlanner' });
  const stages: string[] = [];
  collect(explanation, stages);
  if (stages.length === 0) throw new Error(`The explanation names no stage: ${JSON.stringify(explanation)}`);
  return stages;
}

// Servers nest plans in many ways; what they share is that a plan's node has a `stage`. Plans that were
// considered and rejected don't count, nor does the command as it was sent.
function collect(node: unknown, stages: string[]): void {
  if (Array.isArray(node)) for (const entry of node) collect(entry, stages);
  else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'rejectedPlans' || key === 'command') continue;
      if (key === 'stage' && typeof value === 'string') stages.push(value);
      else if (key.startsWith('$') && key === '$sort') stages.push('SORT');
      else collect(value, stages);
    }
  }
}
