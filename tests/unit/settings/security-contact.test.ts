import { describe, expect, it } from 'vitest';
import { securityContact } from '@/lib/settings/security-contact';

const write = (now: string) => securityContact('https://psg.example', 'office@psg.example', new Date(now));
const expiry = (text: string) => new Date(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');

describe('security.txt', () => {
  it('has what RFC 9116 requires', () => {
    expect(write('2026-11-27T12:00:00Z').split('\n')).toEqual([
      'Contact: mailto:office@psg.example',
      'Expires: 2027-06-01T00:00:00.000Z',
      'Preferred-Languages: en, es',
      'Canonical: https://psg.example/.well-known/security.txt',
      '',
    ]);
  });

  it.each(['2026-01-01T00:00:00Z', '2026-08-31T23:59:59Z', '2028-02-29T12:00:00Z', '2026-12-31T23:59:59Z'])(
    'made at %s holds for half a year at least, and for less than a year',
    (now) => {
      const days = (expiry(write(now)).getTime() - new Date(now).getTime()) / (24 * 60 * 60 * 1000);
      expect(days).toBeGreaterThan(180);
      expect(days).toBeLessThan(365);
    },
  );

  it('stays the same within a month', () => {
    expect(write('2026-11-01T00:00:00Z')).toBe(write('2026-11-30T23:59:59Z'));
  });
});
