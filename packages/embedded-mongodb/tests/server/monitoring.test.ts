import { MongoClient } from 'mongodb';
import { expect, it } from 'vitest';
import { useEmbeddedServer } from '../support/embedded';

const running = useEmbeddedServer();

it('keeps the monitors of drivers content: no greeting fails, no pool is emptied', async () => {
  const client = new MongoClient(running.server.uri('test'), { heartbeatFrequencyMS: 500 });
  const failures: unknown[] = [];
  client.on('serverHeartbeatFailed', ({ failure }) => failures.push(failure));
  client.on('connectionPoolCleared', (event) => failures.push(event));
  const threeGreetings = new Promise<void>((resolve) => {
    let greetings = 0;
    client.on('serverHeartbeatSucceeded', () => void ((greetings += 1) === 3 && resolve()));
    client.on('serverHeartbeatFailed', () => resolve());
  });
  await client.connect();
  await threeGreetings;
  expect(failures).toEqual([]);
  await client.close();
});
