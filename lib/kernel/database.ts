import mongoose from 'mongoose';
import { databaseUri } from './env';

// An object where a value belongs is an attack (`{"$gt": ""}`), and an unknown field in a filter is a mistake
// that would otherwise match everything.
mongoose.set('sanitizeFilter', true);
mongoose.set('strictQuery', 'throw');

const patienceMs = 2000;
mongoose.set('bufferTimeoutMS', patienceMs);

/**
 * Connects this process to its database once; later calls share the same connection. The driver reconnects
 * by itself; while it can't, queries fail after about two seconds.
 */
export async function connectDatabase(): Promise<typeof mongoose> {
  const { connection } = mongoose;
  // Set once connected, and for good: another `connect` in an outage would leave a second client behind.
  if (connection.db) return mongoose;
  if (connection.readyState === mongoose.ConnectionStates.connecting) {
    await connection.asPromise();
    return mongoose;
  }
  return mongoose.connect(databaseUri(), {
    serverSelectionTimeoutMS: patienceMs,
    // Also the patience of the driver’s monitor, which empties the pool when it ends: a server that builds an index or
    // takes in a thousand documents may be silent for some seconds.
    connectTimeoutMS: 10_000,
    // A server that took a query and never answers must not keep its reader for ever.
    socketTimeoutMS: 30_000,
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
