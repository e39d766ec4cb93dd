import { describe, expect, it } from 'vitest';
import { linkState } from '@/lib/members/confirm-link';

const made = new Date('2026-03-01T12:00:00Z');
const after = (days: number) => new Date(made.getTime() + days * 86_400_000);

describe('a confirmation link', () => {
  it('confirms for fourteen days and not a moment longer', () => {
    expect(linkState('unconfirmed', made, after(13.999))).toBe('confirmable');
    expect(linkState('unconfirmed', made, after(14))).toBe('expired');
  });

  it.each(['pending', 'approved', 'declined', 'withdrawn'] as const)(
    'shows the state %s at any age',
    (state) => {
      expect(linkState(state, made, after(1))).toBe(state);
      expect(linkState(state, made, after(60))).toBe(state);
    },
  );
});
