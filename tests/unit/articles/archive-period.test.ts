import { describe, expect, it } from 'vitest';
import { monthsBetween, rangeOfMonth, rangeOfYear } from '@/lib/articles/archive-period';

describe('periods of the archive', () => {
  it('are the days of a year or month, compared as text', () => {
    expect(rangeOfYear('2017')).toEqual({ from: '2017-01-01', to: '2017-12-31' });
    const february = rangeOfMonth('2017', '02');
    expect(february && '2017-02-28' <= february.to && '2017-03-01' > february.to).toBe(true);
    expect(february && '2017-02-01' >= february.from && '2017-01-31' < february.from).toBe(true);
  });

  it.each(['', '17', '02017', '0017', '2017 ', '2017\n', '20x7', '3017', '٢٠١٧'])('no year: %j', (year) => {
    expect(rangeOfYear(year)).toBeNull();
    expect(rangeOfMonth(year, '01')).toBeNull();
  });

  it.each(['', '0', '00', '1', '13', '1 ', '01\n', 'jan'])('no month: %j', (month) => {
    expect(rangeOfMonth('2017', month)).toBeNull();
  });

  it('lists every month between two days, newest first', () => {
    expect(monthsBetween('2001-02-01', '2000-11-30')).toEqual(['2001-02', '2001-01', '2000-12', '2000-11']);
    expect(monthsBetween('2001-05-31', '2001-05-01')).toEqual(['2001-05']);
  });
});
