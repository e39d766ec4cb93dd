import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { idleState } from '@/lib/kernel/action-state';
import { joinAction } from '@/lib/members/join-actions';
import type { JoinState } from '@/lib/members/join-state';
import { MembershipApplicationModel } from '@/models/membership-application';
import { RateLimitModel } from '@/models/rate-limit';
import { SettingsModel } from '@/models/settings';
import { form as fields, mailsTo } from './support';

vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-psg-client-address': '203.0.113.9' }),
}));

type Fields = Record<string, unknown>;

function formData({ consents, ...rest }: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(rest)) form.set(name, String(value));
  for (const consent of (consents ?? []) as string[]) form.append('consents[]', consent);
  return form;
}

/** Presses a button of the form; returns its new state, or the address that the browser is sent to. */
async function press(step: string, given: Fields): Promise<JoinState | string> {
  try {
    return await joinAction(idleState, formData({ ...given, step }));
  } catch (error) {
    const digest = typeof error === 'object' && error && 'digest' in error ? String(error.digest) : '';
    const address = /^NEXT_REDIRECT;[^;]*;([^;]*);/.exec(digest)?.[1];
    if (!address) throw error;
    return address;
  }
}

async function look(given: Fields) {
  const state = await press('check', given);
  const review = typeof state === 'string' ? undefined : state.data?.review;
  if (!review) throw new Error(`No second look: ${JSON.stringify(state)}`);
  return review;
}

const countOf = (emailKey: string) => MembershipApplicationModel.countDocuments({ emailKey });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date() });
});
afterEach(() => {
  vi.useRealTimers();
});
const readFor = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

describe('the form to join', () => {
  it('shows the request as it will be kept, and stores nothing yet', async () => {
    const given = fields('look@example.org', {
      name: '  Ana Quispe ',
      bulletin: 'post',
      addressLines: '1 High Street\r\nLondon',
      postcode: 'N1 1AA',
    });
    const { request, again } = await look(given);
    expect(request).toMatchObject({
      name: 'Ana Quispe',
      kindLabel: 'Individual, waged',
      address: { lines: '1 High Street\nLondon', postcode: 'N1 1AA', country: '' },
    });
    expect(request.consents.map(({ ticked }) => ticked)).toEqual([true, false]);
    expect(again).toBe(false);
    expect(await countOf('look@example.org')).toBe(0);
  });

  it('goes back to the fields with everything in them', async () => {
    const given = fields('change@example.org', { message: ' As I typed it ', stamp: 'x' });
    const state = await press('', { ...given, change: 'message' });
    expect(state).toMatchObject({
      status: 'success',
      data: { startAt: 'message', values: { message: ' As I typed it ', consents: ['membership-record'] } },
    });
    expect(state).not.toHaveProperty('data.review');
  });

  it('is sent once: pressing twice, or going back and pressing again, changes nothing', async () => {
    const given = fields('once-only@example.org');
    const { stamp } = await look(given);
    readFor(5);
    const first = await press('send', { ...given, stamp });
    expect(first).toMatch(/^\/join\/thank-you\?reference=PSG-\w{4}-\w{4}$/);
    expect(await press('send', { ...given, stamp })).toBe(first);
    readFor(3 * 3600);
    expect(await press('send', { ...given, stamp })).toBe(first);
    expect(await countOf('once-only@example.org')).toBe(1);
    expect(await mailsTo('once-only@example.org')).toHaveLength(1);
  });

  it('asks for one more press where it went faster than people read, and then is sent', async () => {
    const given = fields('quick@example.org');
    const { stamp } = await look(given);
    readFor(1);
    const state = await press('send', { ...given, stamp });
    expect(state).toMatchObject({ status: 'success', data: { review: { again: true } } });
    expect(await countOf('quick@example.org')).toBe(0);
    readFor(1);
    const next = typeof state === 'string' ? '' : state.data?.review?.stamp;
    expect(await press('send', { ...given, stamp: next })).toMatch(/^\/join\/thank-you/);
    expect(await countOf('quick@example.org')).toBe(1);
  });

  it('shows the second look to a program that skips it', async () => {
    const given = fields('program@example.org');
    for (const stamp of ['', `${Date.now() - 60_000}`, `${Date.now() - 60_000}.made-up`])
      expect(await press('send', { ...given, stamp })).toMatchObject({ data: { review: { again: true } } });
    expect(await countOf('program@example.org')).toBe(0);
  });

  it('stores nothing while the trap is filled, and says so: a password manager may have done it', async () => {
    const given = fields('manager@example.org', { 'second-remark': 'https://spam.example' });
    for (const step of ['check', 'send'])
      expect(await press(step, given)).toMatchObject({
        status: 'error',
        message: 'Please press “Continue” once more',
        values: { name: 'Ana Quispe' },
      });
    expect(await countOf('manager@example.org')).toBe(0);
    expect((await look({ ...given, 'second-remark': '' })).request.email).toBe('manager@example.org');
  });

  it('looks the request through again when it is sent: what a page carries is not believed', async () => {
    const given = fields('forged-look@example.org');
    const { stamp } = await look(given);
    readFor(5);
    expect(await press('send', { ...given, stamp, email: 'nonsense' })).toMatchObject({
      status: 'error',
      fields: { email: expect.stringContaining('Enter an email address') },
      values: { email: 'nonsense', name: 'Ana Quispe' },
    });
  });

  it('keeps what was typed while the database is away, and says that it could not be sent', async () => {
    const given = fields('away@example.org', { message: 'A long story' });
    const { stamp } = await look(given);
    readFor(5);
    const away = () => {
      throw new Error('The database is away.');
    };
    const reading = vi.spyOn(SettingsModel, 'findById').mockImplementation(away);
    const counting = vi.spyOn(RateLimitModel, 'findOneAndUpdate').mockImplementation(away);
    expect((await look(given)).request.message).toBe('A long story');
    expect(await press('send', { ...given, stamp })).toMatchObject({
      status: 'error',
      code: 'unexpected',
      values: { message: 'A long story', consents: ['membership-record'] },
    });
    reading.mockRestore();
    counting.mockRestore();
    expect(await press('send', { ...given, stamp })).toMatch(/^\/join\/thank-you/);
  });
});
