import mongoose from 'mongoose';
import { connectDatabase, databaseAnswers } from '@/lib/kernel/database';
import { provideRuntime, readEnv } from '@/lib/kernel/env';
import { openDatabase } from '@/server/database';

// Run in a process of its own: opens the database as the site does, and prints as JSON whether it answers and
// which native libraries the process has loaded by then.
const env = readEnv();
const database = await openDatabase(env);
provideRuntime({ databaseUri: database.uri, authSecret: 'x'.repeat(32), siteUrl: env.siteUrl, dev: false });
await connectDatabase();
const answers = await databaseAnswers();
const report = process.report.getReport() as unknown as { sharedObjects: string[] };
process.stdout.write(JSON.stringify({ answers, libraries: report.sharedObjects }));
await mongoose.disconnect();
await database.close();
process.exit(0);
