import mongoose from 'mongoose';
import { expect, test } from 'vitest';
import { connectDatabase } from '@/lib/kernel/database';

test('an outage leaves no second client behind', async () => {
  const { connection } = await connectDatabase();
  const client = connection.getClient();
  Object.assign(connection, { readyState: mongoose.ConnectionStates.disconnected });
  await Promise.all([connectDatabase(), connectDatabase()]);
  expect(connection.getClient()).toBe(client);
  Object.assign(connection, { readyState: mongoose.ConnectionStates.connected });
});
