import { describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDayShort,
  formatInstant,
  isDay,
  londonDay,
  londonInstant,
  londonWallClock,
} from '@/lib/kernel/time';

describe('days', () => {
  it('are written the British way', () => {
    expect(formatDay('2017-10-01')).toBe('1 October 2017');
    expect(formatDayShort('2017-09-24')).toMatch(/^24 Sept? 2017$/);
  });

  it('belong to London: an hour before midnight UTC is tomorrow in summer', () => {
    expect(londonDay(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
    expect(londonDay(new Date('2026-12-01T23:30:00Z'))).toBe('2026-12-01');
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2017-13-01', false],
    ['2017-1-1', false],
    ['', false],
    ['2017-10-01T00:00', false],
  ])('%s is a day: %s', (value, expected) => {
    expect(isDay(value)).toBe(expected);
  });
});

describe('wall-clock times in London', () => {
  it.each([
    ['2026-01-15T09:30', '2026-01-15T09:30:00.000Z'],
    ['2026-07-15T09:30', '2026-07-15T08:30:00.000Z'],
    // The hour that happens twice is taken at its first, the one that is skipped an hour later.
    ['2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29T01:30', '2026-03-29T01:30:00.000Z'],
  ])('%s is %s', (wall, instant) => {
    expect(londonInstant(wall)?.toISOString()).toBe(instant);
  });

  it.each(['', 'tomorrow', '2026-02-30T10:00', '2026-01-15T25:00', '2026-01-15'])('refuses "%s"', (wall) => {
    expect(londonInstant(wall)).toBeNull();
  });

  it('go back to what was typed', () => {
    const instant = londonInstant('2026-07-15T09:30');
    expect(instant && londonWallClock(instant)).toBe('2026-07-15T09:30');
  });

  it('are told in London time', () => {
    expect(formatInstant('2026-07-15T08:30:00Z')).toBe('15 July 2026 at 09:30');
  });
});
