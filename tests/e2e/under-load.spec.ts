import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseProcess } from '../../scripts/bench/load/database-process';
import { visitWhileEditing } from '../../scripts/bench/load/edited-site';
import { sufferOutage } from '../../scripts/bench/load/outage';
import { expect, test } from '../support/browser';
import { makeSiteData, startSite } from '../support/site';

// The correctness of `npm run bench -- load outage`, shorter and with nothing about speed.
const pages = ['/topics', '/events', '/aims', '/human-rights', '/join', '/news/generated-item-3'];

test('readers see each change of an editor and nothing else, while many read', async ({
  site,
  sessionOf,
}) => {
  const { cookies } = await sessionOf('editor');
  const { tally, changes } = await visitWhileEditing({
    origin: site.origin,
    credentials: {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      origin: site.origin,
    },
    topicId: site.examples.topics ?? '',
    pages,
    connections: 8,
    seconds: 4,
    stepMs: 400,
  });
  expect(tally.faults).toEqual([]);
  expect(changes).toBeGreaterThanOrEqual(3);
  expect(tally.answers).toBeGreaterThan(changes);
});

test('without a database pages seen before go on, others say so, and no typed word is lost', async () => {
  test.setTimeout(120_000);
  const directory = await mkdtemp(join(tmpdir(), 'psg-elsewhere-'));
  const database = await DatabaseProcess.start(directory);
  const data = await makeSiteData();
  const site = await startSite({
    env: { ...data.env, MONGODB_URI: database.uri('outage'), DEMO_CONTENT: '1' },
  });
  const { tally, faults, recoveryMs } = await sufferOutage({
    origin: site.origin,
    database,
    seen: ['/', '/news', '/topics', '/join'],
    unseen: ['/archive', '/events'],
    connections: 8,
    seconds: 4,
  });
  expect(tally.faults).toEqual([]);
  expect(faults).toEqual([]);
  expect(recoveryMs, 'milliseconds until it answers again').toBeLessThan(Infinity);
  await site.stop();
  await database.stop();
  await data.remove();
  await rm(directory, { recursive: true, force: true });
});
