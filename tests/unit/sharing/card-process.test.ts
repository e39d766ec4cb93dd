import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardResponse } from '@/components/sharing/card-response';

vi.mock('node:child_process', () => ({ fork: vi.fn() }));

const card = { title: 'Title', when: ['1 October', '2017'], kicker: '', foot: 'Group' };
const png = new Uint8Array([1, 2, 3]);

/** A process that answers each card with these events. */
function drawer(event: string, ...values: unknown[]): ChildProcess {
  const child = new EventEmitter() as ChildProcess;
  const send = () => queueMicrotask(() => child.emit(event, ...values));
  return Object.assign(child, { send, kill: vi.fn(), unref: vi.fn() });
}

describe('the process that draws cards', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
    vi.mocked(fork).mockReset();
  });

  it.each(['exit', 'error'])('is replaced after %s, and the card that it had fails', async (end) => {
    vi.mocked(fork)
      .mockReturnValueOnce(drawer(end, new Error('no process')))
      .mockReturnValueOnce(drawer('message', { png }));
    await expect(cardResponse(card)).rejects.toThrow(/its process ended/);
    expect((await cardResponse(card)).status).toBe(200);
  });

  it('is ended when nobody asks, and nothing more is asked of it', async () => {
    const first = drawer('message', { png });
    vi.mocked(fork).mockReturnValueOnce(first).mockReturnValueOnce(drawer('message', { png }));
    await cardResponse(card);
    await cardResponse(card);
    expect(fork).toHaveBeenCalledTimes(1);
    vi.runAllTimers();
    expect(first.kill).toHaveBeenCalled();
    await cardResponse(card);
    expect(fork).toHaveBeenCalledTimes(2);
  });
});
