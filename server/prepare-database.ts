import { setTimeout as wait } from 'node:timers/promises';
import { recountIfWrong } from '@/lib/articles/published-count-mutations';
import type { Env } from '@/lib/kernel/env';
import { connectDatabase } from '@/lib/kernel/database';
import { log } from '@/lib/kernel/log';
import { seedDatabase } from '@/lib/seed/seed-database';
import { ensureFirstAdministrator } from '@/lib/users/first-administrator';
import { prepareCollections } from '@/models';

const tries = 10;

/**
 * Makes the database ready for visitors: indexes, demo content in an empty embedded database, the first
 * administrator. Waits for a database that starts later than the site, about 30 s. Returns the address of the
 * set-up page while nobody can sign in yet.
 */
export async function prepareDatabase(env: Env): Promise<{ setupLink?: string }> {
  await connectPatiently();
  await prepareCollections();
  if (env.usesEmbeddedServer && env.DEMO_CONTENT && (await seedDatabase()))
    log.info('Filled the empty database with demo content');
  if (await recountIfWrong()) log.info('Counted the published items of each month and topic anew');
  return ensureFirstAdministrator(env);
}

async function connectPatiently(): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await connectDatabase();
      return;
    } catch (error) {
      if (attempt === tries) throw error;
      log.warn('The database does not answer yet', { attempt, of: tries });
      await wait(500);
    }
  }
}
