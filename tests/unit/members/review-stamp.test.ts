import { beforeAll, describe, expect, it } from 'vitest';
import { sign } from '@/lib/kernel/secret';
import { isTooFast, makeStamp, readStamp } from '@/lib/members/review-stamp';

beforeAll(() => {
  process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';
});
const shown = new Date('2026-03-01T10:00:00Z');
const after = (milliseconds: number) => new Date(shown.getTime() + milliseconds);

describe('the stamp of the second look', () => {
  it('says when that look began, however long the page stays open', () => {
    expect(readStamp(makeStamp(shown))).toEqual(shown);
  });

  it.each([
    undefined,
    '',
    'now',
    ['a', 'b'],
    () => makeStamp(shown).replace(/^\d/, '9'),
    () => `${makeStamp(shown)}x`,
    () => makeStamp(shown).split('.')[0],
    () => sign('another purpose', String(shown.getTime())),
  ])('is nothing where it is none of ours: %s', (stamp) => {
    expect(readStamp(typeof stamp === 'function' ? stamp() : stamp)).toBeNull();
  });

  it('tells what programs do from what people do', () => {
    expect(isTooFast(shown, after(0))).toBe(true);
    expect(isTooFast(shown, after(1999))).toBe(true);
    expect(isTooFast(shown, after(2000))).toBe(false);
    expect(isTooFast(shown, after(86_400_000))).toBe(false);
    expect(isTooFast(shown, after(-5000))).toBe(true);
  });
});
