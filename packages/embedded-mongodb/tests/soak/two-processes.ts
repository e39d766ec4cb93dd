import type { Collection } from 'mongodb';
import { ServerProcess } from '../../bench/server-process';

interface Shared {
  _id: string;
  n: number;
}

/**
 * Two servers in processes of their own on one directory: what goes wrong between them; nothing if all is well. Then one
 * is killed, and the other has to go on.
 */
export async function faultsBetweenProcesses(directory: string, tries: number): Promise<string[]> {
  const servers = [await ServerProcess.start(directory), await ServerProcess.start(directory)] as const;
  const faults: string[] = [];
  try {
    const [one, two] = servers.map(({ client }) => client.db('test').collection<Shared>('shared')) as [
      Collection<Shared>,
      Collection<Shared>,
    ];
    await one.createIndex({ n: 1 }, { unique: true });
    for (let n = 0; n < tries; n++) {
      const [writer, reader] = n % 2 === 0 ? [one, two] : [two, one];
      await writer.insertOne({ _id: `${n}`, n });
      if (!(await reader.findOne({ n }))) faults.push(`stale read of ${n}`);
      const again = await reader.insertOne({ _id: `x${n}`, n }).catch((error: unknown) => error);
      if ((again as { code?: number }).code !== 11000) faults.push(`duplicate of ${n}`);
    }
    await one.insertOne({ _id: 'sum', n: -1 });
    await Promise.all(
      [one, two, one, two].map(async (side) => {
        for (let i = 0; i < tries; i++) await side.updateOne({ _id: 'sum' }, { $inc: { n: -1 } });
      }),
    );
    const sum = await two.findOne({ _id: 'sum' });
    if (sum?.n !== -1 - 4 * tries) faults.push(`counter at ${sum?.n} instead of ${-1 - 4 * tries}`);
    faults.push(...(await faultsAfterKill(servers[0], two)));
  } finally {
    for (const server of servers) await server.kill();
  }
  return faults;
}

/** One is killed in the middle of its writes. */
async function faultsAfterKill(victim: ServerProcess, survivor: Collection<Shared>): Promise<string[]> {
  const writes = victim.client.db('test').collection('more');
  let acknowledged = 0;
  const writing = (async () => {
    for (;;) {
      await writes.insertOne({ n: acknowledged });
      acknowledged++;
    }
  })().catch(() => undefined);
  while (acknowledged < 50) await survivor.updateOne({ _id: 'sum' }, { $inc: { n: -1 } });
  await victim.kill();
  await writing;
  const stored = await survivor.db.collection('more').countDocuments({});
  await survivor.insertOne({ _id: 'after', n: 1e9 });
  return stored < acknowledged ? [`${acknowledged - stored} writes lost with their process`] : [];
}
