import { parseArgs } from 'node:util';
import { EnvError } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { withSiteDatabase } from './site-database';
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
  process.stdout.write(await withSiteDatabase(() => runUserCommand(positionals, values)));
  return 0;
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
