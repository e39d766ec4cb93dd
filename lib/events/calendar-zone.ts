import { londonWallClock, timeZone } from '@/lib/kernel/time';

/**
 * London's time since 1981, before which no event here took place, as calendars want it: summer time ends by another
 * rule until 1989, and until 1995. Source: the IANA time zone database, rules GB-Eire and EU.
 */
export const londonZone: readonly string[] = [
  'BEGIN:VTIMEZONE',
  `TZID:${timeZone}`,
  `X-LIC-LOCATION:${timeZone}`,
  ...observance('DAYLIGHT', 'BST', '19810329T010000', 'BYMONTH=3;BYDAY=-1SU'),
  ...observance(
    'STANDARD',
    'GMT',
    '19811025T020000',
    'BYMONTH=10;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=SU;UNTIL=19891029T010000Z',
  ),
  ...observance(
    'STANDARD',
    'GMT',
    '19901028T020000',
    'BYMONTH=10;BYMONTHDAY=22,23,24,25,26,27,28;BYDAY=SU;UNTIL=19951022T010000Z',
  ),
  ...observance('STANDARD', 'GMT', '19961027T020000', 'BYMONTH=10;BYDAY=-1SU'),
  'END:VTIMEZONE',
];

function observance(kind: 'DAYLIGHT' | 'STANDARD', name: string, since: string, rule: string): string[] {
  const [from, to] = kind === 'DAYLIGHT' ? ['+0000', '+0100'] : ['+0100', '+0000'];
  return [
    `BEGIN:${kind}`,
    `TZNAME:${name}`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `DTSTART:${since}`,
    `RRULE:FREQ=YEARLY;${rule}`,
    `END:${kind}`,
  ];
}

/** A property's time in that zone, such as `;TZID=Europe/London:20171014T100000`. */
export const calendarLondonTime = (iso: string): string =>
  `;TZID=${timeZone}:${londonWallClock(new Date(iso)).replace(/[-:]/g, '')}00`;

/** An instant in UTC: `20171014T090000Z`. */
export const calendarInstant = (iso: string): string => `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`;
