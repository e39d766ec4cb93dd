import mongoose from 'mongoose';
import { databaseUri } from './env';

// An object where a value belongs is an attack (`{"$gt": ""}`), and an unknown field in a filter is a mistake
// that would otherwise match everything.
mongoose.set('sanitizeFilter', true);
mongoose.set('strictQuery', 'throw');

/**
 * Connects this process to its database once; later calls share the same connection. The driver reconnects
 * by itself; while it can't, queries fail after `serverSelectionTimeoutMS`.
 */
export async function connectDatabase(): Promise<typeof mongoose> {
  const { readyState } = mongoose.connection;
  if (readyState === mongoose.ConnectionStates.connected) return mongoose;
  if (readyState === mongoose.ConnectionStates.connecting) {
    await mongoose.connection.asPromise();
    return mongoose;
  }
  return mongoose.connect(databaseUri(), {
    serverSelectionTimeoutMS: 2000,
    maxPoolSize: 20,
    autoIndex: false,
    // Building indexes is work for the start (`prepareDatabase`), not for the first visitor.
    autoCreate: false,
  });
}

/** True where the database answers a ping within its time limit. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    const { connection } = await connectDatabase();
    await connection.db?.admin().ping();
    return connection.db !== undefined;
  } catch {
    return false;
  }
}
