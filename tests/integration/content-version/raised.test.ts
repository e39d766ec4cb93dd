import { beforeEach, describe, expect, it } from 'vitest';
import { onContentVersionRaised, type ContentVersion } from '@/lib/content-version/content-version';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { readContentVersion } from '@/lib/content-version/content-version-queries';
import { inTransaction } from '@/lib/kernel/transaction';
import { sourceFiles } from '../../support/source-files';
import { loadExports } from '../access/load-exports';
import { emptyDatabase, steps, unseenDomains, type Effect } from './seen-by-readers';

beforeEach(emptyDatabase);

const raisedBy: Record<Effect, ContentVersion> = {
  unseen: { version: 0, takeDowns: 0 },
  seen: { version: 1, takeDowns: 0 },
  'taken down': { version: 1, takeDowns: 1 },
};

describe('the content version', () => {
  it('has a declared effect for each mutation outside of what readers never see', async () => {
    const files = sourceFiles('lib', /-mutations\.ts$/).filter(
      (file) => !unseenDomains.includes(file.split('/')[1] ?? ''),
    );
    const names = await Promise.all(
      files.map(async (file) =>
        Object.entries(await loadExports(file)).filter(([, value]) => isFunction(value)),
      ),
    );
    expect(
      names
        .flat()
        .map(([name]) => name)
        .sort(),
    ).toEqual(Object.keys(steps).sort());
  });

  const cases = Object.entries(steps).flatMap(([name, list]) => list.map((step) => ({ name, ...step })));
  it.each(cases)('$name: $effect', async ({ make, effect }) => {
    const change = await make();
    const before = await readContentVersion();
    const told: ContentVersion[] = [];
    const stop = onContentVersionRaised((raised) => told.push(raised));
    await change();
    stop();
    const after = await readContentVersion();
    expect({
      version: after.version - before.version,
      takeDowns: after.takeDowns - before.takeDowns,
    }).toEqual(raisedBy[effect]);
    expect(told).toEqual(effect === 'unseen' ? [] : [after]);
  });

  it('is told of only when the change is committed', async () => {
    const told: ContentVersion[] = [];
    const stop = onContentVersionRaised((raised) => told.push(raised));
    let inTransactions = false;
    const failure = await inTransaction(async (session) => {
      inTransactions = session !== undefined;
      await raiseContentVersion(session);
      throw new Error('taken back');
    }).catch((error: unknown) => error);
    expect(String(failure)).toContain('taken back');
    if (inTransactions) expect(told).toEqual([]);
    await inTransaction((session) => raiseContentVersion(session, { takeDown: true }));
    stop();
    expect(told.at(-1)).toEqual(await readContentVersion());
  });
});

const isFunction = (value: unknown) => typeof value === 'function';
