import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '@/lib/kernel/env';
import { prepareDataDirectory } from './database';

/** The secret that signs sessions: `AUTH_SECRET`, or one made at the first start and kept in the data directory. */
export async function loadAuthSecret(env: Env): Promise<string> {
  if (env.AUTH_SECRET) return env.AUTH_SECRET;
  const file = join(await prepareDataDirectory(env), 'auth-secret');
  // `wx`: of two processes that start at once, one makes it and both read the same.
  await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}
