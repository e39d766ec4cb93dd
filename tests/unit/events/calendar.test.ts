import ical from 'node-ical';
import { describe, expect, it } from 'vitest';
import { calendarDocument } from '@/lib/events/calendar';
import { escapeCalendarText, foldCalendarLine } from '@/lib/events/calendar-text';
import type { CalendarEvent } from '@/lib/events/event-types';
import { exampleArticle, exampleEvent } from '../../support/article-examples';

const conference: CalendarEvent = {
  ...exampleArticle({
    id: '59b9d2f0a1b2c3d4e5f60718',
    slug: 'conference',
    title: 'Conference; protest, law\\order',
    summary: 'Who is accused? 😀 '.repeat(20).trim(),
    lang: 'es',
  }),
  event: exampleEvent({ endsAt: '2017-10-14T16:30:00.000Z', venue: 'Tavistock Square, London' }),
  sequence: 2,
  updatedAt: '2017-09-17T08:05:09.123Z',
};
const winter = { ...conference, event: exampleEvent({ startsAt: '2017-12-01T18:00:00.000Z' }) };
const write = (...events: CalendarEvent[]) => calendarDocument('https://psg.example', '/events.ics', events);
const read = (text: string) =>
  Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT');
const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n');

describe('a calendar file', () => {
  it('is read by an independent parser as it was meant', () => {
    const [event] = read(write(conference));
    expect(event).toMatchObject({
      summary: { val: conference.title, params: { LANGUAGE: 'es' } },
      location: 'Tavistock Square, London',
      url: 'https://psg.example/events/conference',
      status: 'CONFIRMED',
      sequence: 2,
    });
    expect(event?.start.toISOString()).toBe('2017-10-14T09:00:00.000Z');
    expect(event?.end?.toISOString()).toBe('2017-10-14T16:30:00.000Z');
    expect(event?.dtstamp.toISOString()).toBe('2017-09-17T08:05:09.000Z');
    expect(JSON.stringify(event?.description)).toContain(conference.summary);
  });

  it('means London’s time in winter as well', () => {
    expect(read(write(winter))[0]?.start.toISOString()).toBe('2017-12-01T18:00:00.000Z');
    expect(write(winter)).toContain('DTSTART;TZID=Europe/London:20171201T180000\r\n');
    expect(write(winter)).not.toContain('DTEND');
  });

  it('holds lines of at most 75 octets, parted by CRLF, with every character whole', () => {
    const text = write(conference);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\ufffd]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  it('keeps its identity whatever the address of the site, and has no METHOD', () => {
    const uid = (text: string) => unfolded(text).find((line) => line.startsWith('UID:'));
    const elsewhere = calendarDocument('http://localhost:3000', '/x.ics', [{ ...conference, title: 'New' }]);
    expect(uid(elsewhere)).toBe(uid(write(conference)));
    expect(uid(write(conference))).toMatch(/^UID:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    expect(write(conference)).not.toContain('METHOD');
  });

  it.each([
    ['cancelled', 'CANCELLED', 'Cancelled'],
    ['postponed', 'TENTATIVE', 'Postponed'],
  ] as const)('says in its title, text and status that an event is %s', (status, property, word) => {
    const event = exampleEvent({ status, statusNote: 'The hall is closed.' });
    const lines = unfolded(write({ ...conference, title: 'Talk', event }));
    expect(lines).toContain(`STATUS:${property}`);
    expect(lines).toContain(`SUMMARY;LANGUAGE=es:${word}: Talk`);
    expect(lines.find((line) => line.startsWith('DESCRIPTION'))).toContain('The hall is closed.');
    expect(lines).toContain('TRANSP:TRANSPARENT');
  });

  it('describes London’s clock: each year’s changes are those that the platform knows', () => {
    const zone = unfolded(write()).slice(0, -1);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' });
    const isSummer = (instant: number) => clock.format(instant).endsWith('+01:00');
    for (let year = 1981; year <= 2037; year += 1) {
      const [, autumn] = changesOf(year, isSummer);
      const block = year < 1990 ? [23, 29] : year < 1996 ? [22, 28] : [25, 31];
      expect(autumn, String(year)).toBeGreaterThanOrEqual(block[0] ?? 0);
      expect(autumn, String(year)).toBeLessThanOrEqual(block[1] ?? 0);
    }
    expect(zone).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
    expect(zone).toContain('RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU');
  });
});

/** The days of March and October on which summer time starts and ends. */
function changesOf(year: number, isSummer: (instant: number) => boolean): number[] {
  return [2, 9].map((month) => {
    for (let day = 1; day <= 31; day += 1)
      if (isSummer(Date.UTC(year, month, day, 0)) !== isSummer(Date.UTC(year, month, day, 12))) return day;
    throw new Error(`No change of the clock in month ${month + 1} of ${year}`);
  });
}

describe('the text of a calendar', () => {
  it('is escaped', () => {
    expect(escapeCalendarText('a;b,c\\d\r\ne\u0000\ud800')).toBe('a\\;b\\,c\\\\d\\ne');
  });

  it('is folded before the octet that is too much', () => {
    expect(foldCalendarLine('x'.repeat(75))).toBe(`${'x'.repeat(75)}\r\n`);
    expect(foldCalendarLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x\r\n`);
    expect(foldCalendarLine(`${'x'.repeat(74)}é`)).toBe(`${'x'.repeat(74)}\r\n é\r\n`);
  });
});
