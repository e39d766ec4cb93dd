import { describe, expect, it } from 'vitest';
import { occasionChanged } from '@/lib/events/event-sequence';

const event = { startsAt: new Date('2017-10-14T09:00:00Z'), venue: 'London', status: 'confirmed' as const };

describe('a change that people with the event in their calendar must see', () => {
  it.each([
    ['another time', { ...event, startsAt: new Date('2017-10-15T09:00:00Z') }, true],
    ['an end', { ...event, endsAt: new Date('2017-10-14T12:00:00Z') }, true],
    ['another place', { ...event, venue: 'Leeds' }, true],
    ['another status', { ...event, status: 'cancelled' as const }, true],
    ['no event any more', undefined, true],
    ['only another word on it', { ...event, statusNote: 'Bring a friend.' }, false],
    ['nothing', { ...event }, false],
    ['a status that was understood', { startsAt: event.startsAt, venue: 'London' }, false],
  ])('%s', (_name, after, changed) => {
    expect(occasionChanged(event, after)).toBe(changed);
  });

  it('an event that is new changes nothing for anybody', () => {
    expect(occasionChanged(undefined, event)).toBe(false);
  });
});
