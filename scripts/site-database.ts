import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { provideRuntime, readEnv } from '@/lib/kernel/env';
import { prepareCollections } from '@/models';
import { loadAuthSecret } from '@/server/auth-secret';
import { openDatabase } from '@/server/database';

/** Opens the database that the configuration names, as the site would, for as long as `work` takes. */
export async function withSiteDatabase<T>(work: () => Promise<T>): Promise<T> {
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
    return await work();
  } finally {
    await mongoose.disconnect();
    await database.close();
  }
}
