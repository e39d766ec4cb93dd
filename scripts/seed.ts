import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { provideRuntime, readEnv } from '@/lib/kernel/env';
import { seedDatabase } from '@/lib/seed/seed-database';
import { prepareCollections } from '@/models';
import { loadAuthSecret } from '@/server/auth-secret';
import { openDatabase } from '@/server/database';

// `npm run seed`: the demo content, into the database that the configuration names, if that is empty.
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
  const filled = await seedDatabase();
  process.stdout.write(
    filled
      ? 'The database holds the demo content now.\n'
      : 'The database has content already; nothing was changed.\n',
  );
} finally {
  await mongoose.disconnect();
  await database.close();
}
