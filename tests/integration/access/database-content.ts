import { createHash } from 'node:crypto';
import mongoose from 'mongoose';

/** A hash over every document of the database but the counters of attempts. */
export async function databaseContent(): Promise<string> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('The database is not open.');
  const hash = createHash('sha256');
  const collections = await db.listCollections().toArray();
  for (const name of collections.map((collection) => collection.name).sort()) {
    if (name === 'rateLimits') continue;
    const documents = await db.collection(name).find().sort({ _id: 1 }).toArray();
    hash.update(`${name}\n${JSON.stringify(documents)}\n`);
  }
  return hash.digest('hex');
}
