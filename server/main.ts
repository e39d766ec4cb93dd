import { createServer } from 'node:http';
import compression from 'compression';
import mongoose from 'mongoose';
import next from 'next';
import { EnvError, provideRuntime, readEnv, type Env } from '@/lib/kernel/env';
import { log } from '@/lib/kernel/log';
import { loadAuthSecret } from './auth-secret';
import { openDatabase } from './database';
import { handleWithErrorPages } from './error-pages';
import { stopGracefully } from './graceful-stop';
import { setClientAddress, setSecurityHeaders } from './headers';
import { prepareDatabase } from './prepare-database';
import { isReadableTarget } from './request-target';

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
  provideRuntime({
    databaseUri: database.uri,
    authSecret: await loadAuthSecret(env),
    siteUrl: env.siteUrl,
    dev,
  });

  const server = createServer();
  const app = next({ dev, dir: process.cwd(), hostname: env.HOST, port: env.PORT, httpServer: server });
  const [{ setupLink }] = await Promise.all([prepareDatabase(env), app.prepare()]);
  const handle = app.getRequestHandler();
  const compress = compression();
  const https = env.siteUrl.startsWith('https:');
  server.on('request', (request, response) => {
    setClientAddress(request, env);
    setSecurityHeaders(response, { dev, https });
    if (!isReadableTarget(request.url)) {
      response.writeHead(400).end('This address is damaged. Please check it, or start at the front page.');
      return;
    }
    // The middleware's types are Express's; it needs no more than Node's.
    compress(request as never, response as never, () => {
      handleWithErrorPages(handle, request, response).catch((error: unknown) => {
        log.error('A request failed', { url: request.url, error: String(error) });
        if (!response.headersSent)
          response.writeHead(500).end('The site has a fault. Please try again in a moment.');
      });
    });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, resolve);
  });
  stopGracefully(server, async () => {
    await app.close();
    await mongoose.disconnect();
    await database.close();
  });
  announce(env, setupLink);
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
