import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, inject } from 'vitest';

// A database of its own for each test file, so that files can run side by side.
const uri = new URL(inject('mongodbUri'));
uri.pathname = `/test-${randomUUID().slice(0, 8)}`;
process.env.PSG_DATABASE_URI = uri.toString();
process.env.AUTH_SECRET = 'a-secret-for-tests-that-is-long-enough';
process.env.LOG_LEVEL = 'error';

beforeAll(async () => {
  const { connectDatabase } = await import('@/lib/kernel/database');
  const { prepareCollections } = await import('@/models');
  await connectDatabase();
  await prepareCollections();
});

afterAll(async () => {
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
});
