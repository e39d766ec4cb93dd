import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MongoClient, type Db } from 'mongodb';
import { startEmbeddedServer } from '../../src/index';
import { checkDirectory } from '../../src/maintenance';

const script = fileURLToPath(new URL('writer-process.ts', import.meta.url));
const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** Lets a process write until it has had `wanted` acknowledgements, kills it at once, and returns what it has said. */
export async function writeAndKill(
  directory: string,
  name: string,
  first: number,
  wanted: number,
): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, directory, name, String(first)], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const ended = once(child, 'exit');
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line);
    if (said.length === wanted) child.kill('SIGKILL');
  });
  await ended;
  return said;
}

const batchesOf = (said: string[], what: string) =>
  said.flatMap((line) => (line.startsWith(`${what} `) ? [line.slice(what.length + 1)] : []));

/**
 * What of the promises to killed writers is not kept in a data directory; nothing if all is well.
 * @param said what all processes that have ever written to it have printed
 */
export async function brokenPromises(directory: string, said: string[]): Promise<string[]> {
  const { problems } = await checkDirectory(directory);
  const server = await startEmbeddedServer({ dataDirectory: directory });
  const client = await new MongoClient(server.uri('test')).connect();
  try {
    return [...problems, ...(await brokenIn(client.db('test'), said))];
  } finally {
    await client.close();
    await server.close();
  }
}

async function brokenIn(db: Db, said: string[]): Promise<string[]> {
  const broken: string[] = [];
  const groups = await db
    .collection('writes')
    .aggregate<{ _id: string; n: number }>([{ $group: { _id: '$batch', n: { $sum: 1 } } }])
    .toArray();
  const stored = new Map(groups.map(({ _id, n }) => [_id, n]));
  for (const [batch, n] of stored) if (n !== 3) broken.push(`${batch}: ${n} of 3 documents`);
  for (const batch of batchesOf(said, 'insert')) if (!stored.has(batch)) broken.push(`${batch}: lost`);
  for (const batch of batchesOf(said, 'delete')) if (stored.has(batch)) broken.push(`${batch}: back again`);
  const accounts = await db.collection<{ _id: string; n: number }>('accounts').find().toArray();
  const total = accounts.reduce((sum, { n }) => sum + n, 0);
  if (total !== 0) broken.push(`transfers: ${total} too much`);
  const transfers = accounts.reduce((sum, { n }) => sum + Math.max(n, 0), 0);
  const promised = said.filter((line) => line === 'transfer').length;
  if (transfers < promised) broken.push(`transfers: ${transfers} of ${promised}`);
  const counters = await db.collection<{ _id: string; n: number }>('counters').find().toArray();
  const updates = counters.reduce((sum, { n }) => sum + n, 0);
  const counted = batchesOf(said, 'update').length;
  if (updates < counted) broken.push(`updates: ${updates} of ${counted}`);
  const total3 = await db.collection('writes').countDocuments({});
  if (total3 !== 3 * stored.size) broken.push(`${total3} documents counted in ${stored.size} batches`);
  return broken;
}
