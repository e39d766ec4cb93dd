import { describe, expect, it } from 'vitest';
import { createApplication } from '@/lib/members/application-mutations';
import { approveApplication } from '@/lib/members/decision-mutations';
import { getSettings } from '@/lib/settings/settings-queries';
import { MembershipApplicationModel } from '@/models/membership-application';
import { OutboxMessageModel } from '@/models/outbox-message';
import { RateLimitModel } from '@/models/rate-limit';
import { TokenModel } from '@/models/token';
import { withdrawByLink } from '@/lib/members/confirmation-mutations';
import { form, join, mailsTo, pending, secretary, secretMailedTo, stored } from './support';

describe('asking to join', () => {
  it('stores the request with the exact wording of each ticked box and its time', async () => {
    const before = Date.now();
    const { reference } = await join('words@example.org');
    const row = await stored(reference);
    const { consentTexts } = await getSettings();
    expect(row).toMatchObject({
      state: 'unconfirmed',
      membershipKind: { key: 'waged', label: 'Individual, waged' },
    });
    expect(row.consents).toHaveLength(1);
    expect(row.consents[0]).toMatchObject({ key: 'membership-record', wording: consentTexts[0]?.wording });
    expect(row.consents[0]?.givenAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(row.address).toBeUndefined();
  });

  it('takes the wording from the settings, not from the browser', async () => {
    const { reference } = await join('forged@example.org', {
      wording: 'Anything',
      consentTexts: [{ key: 'x' }],
    });
    const row = await stored(reference);
    expect(JSON.stringify(row)).not.toContain('Anything');
  });

  it('answers alike for a stranger, an applicant and a member, with one mail each', async () => {
    const shape = /^PSG-\w{4}-\w{4}$/;
    const stranger = await join('stranger@example.org');
    await pending('applicant@example.org');
    const applicant = await join('Applicant@example.org');
    await approveApplication(secretary(), await pending('member@example.org'));
    const member = await join('MEMBER@example.org');
    for (const answer of [stranger, applicant, member]) {
      expect(Object.keys(answer)).toEqual(['reference']);
      expect(answer.reference).toMatch(shape);
      expect((await stored(answer.reference)).state).toBe('unconfirmed');
    }
    const texts = await Promise.all(
      ['stranger@example.org', 'Applicant@example.org', 'MEMBER@example.org'].map(mailsTo),
    );
    expect(texts.map((mails) => mails.length)).toEqual([1, 1, 1]);
    expect(texts[0]?.[0]?.text).not.toContain('already');
    expect(texts[1]?.[0]?.text).toContain('request from this address already');
    expect(texts[2]?.[0]?.text).toContain('belongs to a member already');
    expect(new Set(texts.map((mails) => mails[0]?.kind)).size).toBe(1);
  });

  it('keeps the same request within the hour once, under one reference and with one mail', async () => {
    const at = (time: string) => new Date(`2026-03-01T${time}Z`);
    const send = (time: string, more = {}) =>
      createApplication(form('Same@example.org', more), '192.0.2.200', at(time));
    const { reference } = await send('10:05:00');
    expect(await send('10:05:03')).toEqual({ reference });
    expect(await send('10:40:00', { name: ' Ana Quispe ' })).toEqual({ reference });
    expect((await send('10:05:03', { message: 'Something else' })).reference).not.toBe(reference);
    expect((await send('11:00:00')).reference).not.toBe(reference);
    expect(await MembershipApplicationModel.countDocuments({ reference })).toBe(1);
  });

  it('keeps one of two that are sent at the same moment', async () => {
    const at = new Date();
    const both = await Promise.all(
      [1, 2].map(() => createApplication(form('double@example.org'), '192.0.2.202', at)),
    );
    expect(both[0]).toEqual(both[1]);
    expect(await MembershipApplicationModel.countDocuments({ emailKey: 'double@example.org' })).toBe(1);
    expect(await mailsTo('double@example.org')).toHaveLength(1);
  });

  it('keeps it anew where the first one was withdrawn meanwhile', async () => {
    const first = await join('anew@example.org');
    await withdrawByLink(await secretMailedTo('anew@example.org'));
    const second = await join('anew@example.org');
    expect(second.reference).not.toBe(first.reference);
    expect((await stored(second.reference)).state).toBe('unconfirmed');
  });

  it('sends one address no more than three mails a day, and says nothing of it', async () => {
    for (let count = 0; count < 5; count += 1) await join('often@example.org', { message: `No. ${count}` });
    expect(await mailsTo('often@example.org')).toHaveLength(3);
    expect(await MembershipApplicationModel.countDocuments({ emailKey: 'often@example.org' })).toBe(5);
  });

  it('keeps to three mails across the edge of a counting window', async () => {
    for (let count = 0; count < 3; count += 1) await join('edge@example.org', { message: `No. ${count}` });
    await RateLimitModel.deleteMany({});
    await join('edge@example.org');
    expect(await mailsTo('edge@example.org')).toHaveLength(3);
  });

  it('refuses the twenty-first request of one network address in an hour', async () => {
    for (let count = 0; count < 20; count += 1)
      await createApplication(form(`net${count}@example.org`), '198.51.100.7');
    await expect(createApplication(form('net20@example.org'), '198.51.100.7')).rejects.toMatchObject({
      code: 'rate-limited',
    });
    expect(await MembershipApplicationModel.countDocuments({ emailKey: 'net20@example.org' })).toBe(0);
  });

  it('keeps no address of a person in its counters, and no secret in its tokens', async () => {
    const counters = JSON.stringify(await RateLimitModel.find().lean());
    expect(counters).toContain('join-mail');
    expect(counters).not.toContain('example.org');
    const tokens = await TokenModel.find({ kind: 'confirm' }).lean();
    const mails = (await OutboxMessageModel.find({ kind: 'membership-confirm' }).lean()).map(
      (mail) => mail.text,
    );
    expect(tokens.length).toBe(mails.length);
    for (const { hash } of tokens) expect(mails.join()).not.toContain(hash);
  });

  it('says what is wrong with every field, and stores nothing', async () => {
    await expect(createApplication({ email: 'x' }, '203.0.113.1')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(join('no-consent@example.org', { consents: [] })).rejects.toMatchObject({
      fields: { 'consents.membership-record': 'Tick the box if we may keep your details' },
    });
    expect(await MembershipApplicationModel.countDocuments({ emailKey: 'no-consent@example.org' })).toBe(0);
  });
});
