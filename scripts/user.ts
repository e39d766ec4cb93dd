import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { EnvError, provideRuntime, readEnv } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { prepareCollections } from '@/models';
import { loadAuthSecret } from '@/server/auth-secret';
import { openDatabase } from '@/server/database';
import { runUserCommand, userCommandHelp } from './user/commands';

// `npm run user -- …`: accounts from the command line, for whoever runs the site. Works beside a running site.
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, name: { type: 'string' }, roles: { type: 'string' } },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(userCommandHelp);
    return values.help ? 0 : 1;
  }
  try {
    process.loadEnvFile();
  } catch {
    // No .env: everything has a default.
  }
  const env = readEnv();
  const database = await openDatabase(env);
  try {
    provideRuntime({
      databaseUri: database.uri,
      authSecret: await loadAuthSecret(env),
      siteUrl: env.siteUrl,
      dev: false,
    });
    await connectDatabase();
    await prepareCollections();
    process.stdout.write(await runUserCommand(positionals, values));
    return 0;
  } finally {
    await mongoose.disconnect();
    await database.close();
  }
}

/** A sentence for the person at the keyboard; a stack only for faults of ours. */
function explain(error: unknown): string {
  if (error instanceof AppError) return [error.forPeople, ...Object.values(error.fields)].join('\n');
  if (error instanceof EnvError) return error.message;
  if (error instanceof TypeError && 'code' in error) return `${error.message}\n\n${userCommandHelp}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exit(
  await main().catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }),
);
