import { describe, expect, it } from 'vitest';
import { confirmMessage } from '@/lib/members/messages/confirm-message';
import { declineMessage, welcomeMessage } from '@/lib/members/messages/decision-messages';

const to = { name: 'Ana Quispe', reference: 'PSG-7K4M-2Q9X', contactEmail: 'post@example.org' };
const link = 'https://example.org/join/confirm?token=abc';

describe('mails to joiners', () => {
  it('ask for the confirmation with the link on a line of its own, to everybody', () => {
    for (const knownAs of ['nobody', 'member', 'applicant'] as const) {
      const mail = confirmMessage({ ...to, link, days: 14, knownAs });
      expect(mail.text.split('\n')).toContain(link);
      expect(mail.text).toContain('within 14 days');
      expect(mail.text).toContain(to.reference);
    }
  });

  it('tell the address itself, and only where it is so, that it is known', () => {
    const text = (knownAs: 'nobody' | 'member' | 'applicant') =>
      confirmMessage({ ...to, link, days: 14, knownAs }).text;
    expect(text('member')).toContain('belongs to a member already');
    expect(text('applicant')).toContain('have a request from this address already');
    expect(text('nobody')).not.toContain('already');
    expect(confirmMessage({ ...to, link, days: 14, knownAs: 'member' }).subject).toBe(
      confirmMessage({ ...to, link, days: 14, knownAs: 'nobody' }).subject,
    );
  });

  it('welcome with the kind of membership', () => {
    expect(welcomeMessage({ ...to, kindLabel: 'Organisation' }).text).toContain('(Organisation)');
  });

  it('decline without the reason unless it is given', () => {
    expect(declineMessage({ ...to, reason: 'We know you.' }).text).toContain('\n\nWe know you.\n\n');
    expect(declineMessage(to).text).not.toContain('undefined');
  });

  it('name where to write, or leave the line out', () => {
    expect(declineMessage(to).text).toContain('write to post@example.org');
    expect(declineMessage({ ...to, contactEmail: '' }).text).not.toContain('write to');
  });
});
