import type { Env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { createFirstAdministrator, hasUsers, makeSetupSecret } from './first-administrator-mutations';

/**
 * Makes sure that somebody can sign in: the administrator that the configuration names, or else a set-up link to be printed
 * (24 hours, once). Returns nothing to print where there are accounts. Runs at the start, outside Next.
 */
export async function ensureFirstAdministrator(
  env: Pick<Env, 'ADMIN_EMAIL' | 'ADMIN_PASSWORD' | 'siteUrl'>,
): Promise<{ setupLink?: string }> {
  if (await hasUsers()) return {};
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env;
  if (!email || !password) return { setupLink: `${env.siteUrl}/setup?token=${await makeSetupSecret()}` };
  try {
    await createFirstAdministrator({ name: 'Administrator', email, password });
  } catch (error) {
    // Another instance that starts at the same moment was faster.
    if (!(error instanceof AppError && error.code === 'wrong-state')) throw error;
  }
  return {};
}
