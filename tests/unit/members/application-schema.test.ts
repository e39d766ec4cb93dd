import { describe, expect, it } from 'vitest';
import { applicationSchemaFor } from '@/lib/members/application-schema';
import { defaultSettings } from '@/lib/settings/default-settings';

const schema = applicationSchemaFor(defaultSettings);
const good = {
  name: ' Ana Quispe ',
  email: 'Ana@Example.org',
  kind: 'waged',
  bulletin: 'email',
  consents: ['membership-record'],
};

/** The first message of each field that is wrong. */
function messages(given: unknown): Record<string, string> {
  const parsed = schema.safeParse(given);
  const fields: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) fields[issue.path.join('.')] ??= issue.message;
  return fields;
}

describe('a request to join', () => {
  it('is trimmed, and keeps only consents that the settings know', () => {
    expect(schema.parse({ ...good, consents: ['made-up', 'membership-record'] })).toEqual({
      name: 'Ana Quispe',
      email: 'Ana@Example.org',
      kind: 'waged',
      bulletin: 'email',
      message: '',
      consents: ['membership-record'],
    });
  });

  it('says everything that is missing at once, in words', () => {
    expect(messages({ bulletin: 'email', name: '', email: ' ', consents: [] })).toEqual({
      name: 'Enter your name',
      email: 'Enter your email address',
      kind: 'Choose a kind of membership',
      'consents.membership-record': 'Tick the box if we may keep your details',
    });
  });

  it('asks for the postal address only where post is wanted', () => {
    expect(messages({ ...good, bulletin: 'post' })).toEqual({
      addressLines: 'Enter the address that the bulletin should go to',
    });
    const post = { ...good, bulletin: 'post', addressLines: '1 High Street\r\nLondon', postcode: 'N1 1AA' };
    expect(schema.parse(post).address).toEqual({
      lines: '1 High Street\nLondon',
      postcode: 'N1 1AA',
      country: '',
    });
  });

  it.each(['email', 'none'])('drops an address that came along with "%s"', (bulletin) => {
    const parsed = schema.parse({ ...good, bulletin, addressLines: '1 High Street', postcode: 'N1' });
    expect(parsed).not.toHaveProperty('address');
    expect(JSON.stringify(parsed)).not.toContain('High Street');
  });

  it('does not look at an address that is not wanted', () => {
    expect(messages({ ...good, addressLines: 'x'.repeat(5000) })).toEqual({});
  });

  it.each([
    ['name@example', 'Enter an email address with a dot after the @, such as name@example.org'],
    ['a@b.org\nBcc: c@d.org', 'Write your email address in one line'],
    [`${'a'.repeat(250)}@example.org`, 'Shorten your email address to 254 characters or fewer'],
  ])('refuses the email address %j', (email, message) => {
    expect(messages({ ...good, email }).email).toBe(message);
  });

  it.each(['Ana\u0000', 'Ana\u001b[1m', 'Ana \u202etxt'])('refuses invisible characters in %j', (name) => {
    expect(messages({ ...good, name }).name).toBe('Remove the invisible characters from your name');
  });

  it('keeps to the limits and the known kinds', () => {
    expect(messages({ ...good, name: 'x'.repeat(101), kind: 'king', message: 'y'.repeat(2001) })).toEqual({
      name: 'Shorten your name to 100 characters or fewer',
      kind: 'Choose a kind of membership',
      message: 'Shorten your message to 2000 characters or fewer',
    });
  });

  it('takes a single ticked box as a list, and refuses objects', () => {
    expect(schema.parse({ ...good, consents: 'membership-record' }).consents).toEqual(['membership-record']);
    expect(messages({ ...good, email: { $gt: '' } })).toHaveProperty('email');
    expect(messages({ ...good, bulletin: { $ne: '' } })).toEqual({
      bulletin: 'Say how you would like the bulletin',
    });
  });
});
