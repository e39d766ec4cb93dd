import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startPublishingTicker } from '@/lib/articles/publishing-ticker';

const key = Symbol.for('psg.publishing-ticker');
const holder = globalThis as { [key]?: NodeJS.Timeout };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  clearInterval(holder[key]);
  delete holder[key];
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('looks every 20 s, once a process, and goes on after a failure', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const publish = vi.fn().mockRejectedValueOnce(new Error('no database')).mockResolvedValue(0);
  startPublishingTicker(publish);
  startPublishingTicker(publish);
  await vi.advanceTimersByTimeAsync(19_999);
  expect(publish).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(publish).toHaveBeenCalledTimes(1);
  expect(said).toHaveBeenCalledWith(expect.stringContaining('no database'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(publish).toHaveBeenCalledTimes(2);
});

it('does not start another look before the last has ended', async () => {
  let finish: (count: number) => void = () => {};
  const publish = vi.fn(() => new Promise<number>((resolve) => (finish = resolve)));
  startPublishingTicker(publish);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(publish).toHaveBeenCalledTimes(1);
  finish(0);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(publish).toHaveBeenCalledTimes(2);
});
