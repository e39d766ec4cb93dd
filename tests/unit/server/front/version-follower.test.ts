import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announceContentVersion, type ContentVersion } from '@/lib/content-version/content-version';
import { VersionFollower } from '@/server/front/version-follower';

let stored: ContentVersion | Error;
let resets = 0;
let follower: VersionFollower;

beforeEach(async () => {
  process.env.LOG_LEVEL = 'error';
  stored = { version: 5, takeDowns: 1 };
  resets = 0;
  follower = new VersionFollower(
    async () => {
      if (stored instanceof Error) throw stored;
      return stored;
    },
    () => (resets += 1),
  );
  vi.useFakeTimers();
  await follower.start();
});
afterEach(() => {
  follower.stop();
  vi.useRealTimers();
});

describe('VersionFollower', () => {
  it('follows other instances within about a second', async () => {
    stored = { version: 6, takeDowns: 2 };
    await vi.advanceTimersByTimeAsync(1100);
    expect(follower.current).toEqual({ version: 6, takeDowns: 2 });
    expect(resets).toBe(0);
  });

  it('knows changes of this process at once, and never goes back to an earlier one', () => {
    announceContentVersion({ version: 8, takeDowns: 2 });
    announceContentVersion({ version: 7, takeDowns: 1 });
    expect(follower.current).toEqual({ version: 8, takeDowns: 2 });
  });

  it('leaves out what was read before a change of its own', async () => {
    let answer: (value: ContentVersion) => void = () => {};
    const slow = new VersionFollower(
      () => new Promise((resolve) => (answer = resolve)),
      () => (resets += 1),
    );
    const started = slow.start();
    announceContentVersion({ version: 9, takeDowns: 1 });
    answer({ version: 8, takeDowns: 1 });
    await started;
    slow.stop();
    expect(slow.current.version).toBe(9);
  });

  it('drops everything where another database’s past comes up', async () => {
    stored = { version: 3, takeDowns: 1 };
    await vi.advanceTimersByTimeAsync(1100);
    expect([follower.current.version, resets]).toEqual([3, 1]);
  });

  it('notices that the database is away, and soon that it is back', async () => {
    stored = new Error('gone');
    await vi.advanceTimersByTimeAsync(1100);
    expect(follower.databaseIsAway).toBe(true);
    expect(follower.current.version).toBe(5);
    stored = { version: 5, takeDowns: 1 };
    await vi.advanceTimersByTimeAsync(300);
    expect(follower.databaseIsAway).toBe(false);
  });
});
