import { createServer } from 'node:http';
import mongoose from 'mongoose';
import next from 'next';
import { findAddress } from '@/lib/addresses/address-queries';
import { readContentVersion } from '@/lib/content-version/content-version-queries';
import { EnvError, provideRuntime, readEnv, type Env } from '@/lib/kernel/env';
import { loadAuthSecret } from './auth-secret';
import { openDatabase } from './database';
import { Front } from './front/front';
import { startNextServer } from './front/next-server';
import { stopGracefully } from './graceful-stop';
import { prepareDatabase } from './prepare-database';

/** Slow or greedy clients: a head within 15 s, a whole request within 2 minutes; longer than a proxy keeps a connection. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};

/** Starts the whole site: database, content, pages. Ends the process with a plain sentence if it can't. */
export async function startSite({ dev }: { dev: boolean }): Promise<void> {
  // Whoever read our log may go away; the site goes on. Unheard, each failed line would be an error to log.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    await start(readEnv(), dev);
  } catch (error) {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exit(1);
  }
}

async function start(env: Env, dev: boolean): Promise<void> {
  const database = await openDatabase(env);
  const authSecret = await loadAuthSecret(env);
  provideRuntime({ databaseUri: database.uri, authSecret, siteUrl: env.siteUrl, dev });

  const server = createServer(limits);
  const app = next({
    dev,
    dir: process.cwd(),
    hostname: env.HOST,
    port: env.PORT,
    // Development reloads pages by a web socket on the same port.
    ...(dev && { httpServer: server }),
  });
  const [{ setupLink }] = await Promise.all([prepareDatabase(env), app.prepare()]);
  const nextServer = await startNextServer(app.getRequestHandler(), { dev });
  const front = new Front({
    next: nextServer,
    siteUrl: env.siteUrl,
    authSecret,
    dev,
    trustProxy: env.TRUST_PROXY,
    findAddress,
    readContentVersion,
  });
  await front.start();
  server.on('request', front.handle);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, resolve);
  });
  if (!dev) prepareStandInsSoon(front);
  stopGracefully(server, async () => {
    front.stop();
    await nextServer.close();
    await app.close();
    await mongoose.disconnect();
    await database.close();
  });
  announce(env, setupLink);
}

// After the first visitors: making these takes a moment of what they wait for.
function prepareStandInsSoon(front: Front): void {
  setTimeout(() => void front.prepareStandIns(), 1500).unref();
}

function announce(env: Env, setupLink?: string): void {
  const lines = ['', `  The site is at ${env.siteUrl}`, `  Editors sign in at ${env.siteUrl}/login`];
  if (setupLink) {
    lines.push(
      '',
      '  Nobody can sign in yet. Make the first administrator here (the link works once, for 24 hours):',
      `  ${setupLink}`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

function explain(error: unknown): string {
  if (error instanceof EnvError) return error.message;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return 'Another program already listens on this port. Stop it, or set PORT to another number.';
  if (code === 'EACCES')
    return 'This port or folder may not be used by this account. Set PORT (above 1024) or DATA_DIR.';
  if (error instanceof mongoose.Error.MongooseServerSelectionError) {
    return `The database given by MONGODB_URI does not answer: ${error.message}`;
  }
  return `The site could not start.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
