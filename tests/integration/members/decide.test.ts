import { describe, expect, it } from 'vitest';
import { listAuditEntriesFor } from '@/lib/audit/audit-queries';
import {
  approveApplication,
  confirmApplicationByHand,
  declineApplication,
  withdrawApplication,
} from '@/lib/members/decision-mutations';
import { MembershipApplicationModel } from '@/models/membership-application';
import { contactsWith, join, mailsTo, pending, secretary, stored } from './support';

describe('the desk', () => {
  it('approves: one member, one welcome, one line of history with the reference', async () => {
    const seen = await pending('yes@example.org', { bulletin: 'post', addressLines: '1 High Street' });
    await approveApplication(secretary('Maria'), seen);
    const row = await stored(seen.reference);
    const [contact, ...others] = await contactsWith('yes@example.org');
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ name: 'Ana Quispe', bulletin: 'post', consents: row.consents });
    expect(row).toMatchObject({ state: 'approved', contactId: contact?._id });
    expect((await mailsTo('yes@example.org')).map((mail) => mail.kind)).toEqual([
      'membership-confirm',
      'membership-welcome',
    ]);
    expect(await listAuditEntriesFor('application', seen.id)).toMatchObject([
      { action: 'application.approve', actorName: 'Maria' },
    ]);
  });

  it('lets one of two secretaries approve at the same time, and tells the other what it is now', async () => {
    const seen = await pending('race@example.org');
    const outcomes = await Promise.allSettled([
      approveApplication(secretary(), seen),
      approveApplication(secretary(), seen),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({
      code: 'stale-version',
      forPeople: expect.stringContaining('“Approved”') as string,
    });
    expect(await contactsWith('race@example.org')).toHaveLength(1);
    expect(
      (await mailsTo('race@example.org')).filter((mail) => mail.kind === 'membership-welcome'),
    ).toHaveLength(1);
  });

  it('makes one member of two requests from one address approved at the same time', async () => {
    const first = await pending('same@example.org');
    const second = await pending('Same@example.org', { bulletin: 'none' });
    await Promise.all([approveApplication(secretary(), first), approveApplication(secretary(), second)]);
    const contacts = await contactsWith('same@example.org');
    expect(contacts).toHaveLength(1);
    for (const { reference } of [first, second])
      expect((await stored(reference)).contactId).toEqual(contacts[0]?._id);
  });

  it('brings a member up to date, and drops an address that is no longer needed', async () => {
    const first = await pending('moved@example.org', { bulletin: 'post', addressLines: 'Old Street' });
    await approveApplication(secretary(), first);
    const [before] = await contactsWith('moved@example.org');
    await approveApplication(secretary(), await pending('moved@example.org', { name: 'Ana Flores' }));
    const [after] = await contactsWith('moved@example.org');
    expect(after).toMatchObject({ _id: before?._id, name: 'Ana Flores', memberSince: before?.memberSince });
    expect(after).not.toHaveProperty('address');
  });

  it('finishes an approval that was cut short', async () => {
    const seen = await pending('short@example.org');
    await MembershipApplicationModel.updateOne({ _id: seen.id }, { $set: { state: 'approved' } });
    await approveApplication(secretary(), seen);
    expect(await contactsWith('short@example.org')).toHaveLength(1);
    expect((await stored(seen.reference)).contactId).toBeDefined();
  });

  it('declines with the reason inside, and tells it only where that was ticked', async () => {
    const quiet = await pending('no@example.org');
    await declineApplication(secretary(), { ...quiet, reason: 'Known to us.', includeReason: false });
    expect(await stored(quiet.reference)).toMatchObject({
      state: 'declined',
      decisionReason: 'Known to us.',
    });
    expect((await mailsTo('no@example.org')).at(-1)?.text).not.toContain('Known to us.');
    const told = await pending('told@example.org');
    await declineApplication(secretary(), { ...told, reason: 'Outside Britain.', includeReason: true });
    expect((await mailsTo('told@example.org')).at(-1)?.text).toContain('Outside Britain.');
    expect(await contactsWith('no@example.org')).toEqual([]);
  });

  it('refuses a decision that was made on an older version, and changes nothing', async () => {
    const seen = await pending('stale@example.org');
    await withdrawApplication(secretary(), { ...seen, withdrawalNote: 'Letter' });
    await expect(
      declineApplication(secretary(), { ...seen, reason: 'x', includeReason: false }),
    ).rejects.toMatchObject({ code: 'stale-version' });
    expect((await stored(seen.reference)).state).toBe('withdrawn');
    expect((await mailsTo('stale@example.org')).map((mail) => mail.kind)).toEqual(['membership-confirm']);
  });

  it('refuses a step on an older version also where the new state would allow it', async () => {
    const { reference } = await join('moved-on@example.org');
    const row = await stored(reference);
    const seen = { id: row._id.toHexString(), version: row.version };
    await confirmApplicationByHand(secretary(), { ...seen, confirmationNote: 'Telephoned' });
    await expect(
      withdrawApplication(secretary(), { ...seen, withdrawalNote: 'Letter' }),
    ).rejects.toMatchObject({
      code: 'stale-version',
      forPeople: expect.stringContaining('“Waiting for a decision”') as string,
    });
    expect((await stored(reference)).state).toBe('pending');
  });

  it('confirms by hand with a note, and decides only about confirmed requests', async () => {
    const { reference } = await join('phone@example.org');
    const row = await stored(reference);
    const seen = { id: row._id.toHexString(), version: row.version };
    await expect(approveApplication(secretary(), seen)).rejects.toMatchObject({ code: 'wrong-state' });
    await confirmApplicationByHand(secretary(), { ...seen, confirmationNote: 'Telephoned' });
    expect(await stored(reference)).toMatchObject({ state: 'pending', confirmedBy: 'secretary' });
    expect((await listAuditEntriesFor('application', seen.id))[0]?.detail).toBe('By hand: Telephoned');
  });

  it.each(['administrator', 'editor'] as const)('is closed to an %s', async (role) => {
    const seen = await pending(`${role}@example.org`);
    const viewer = { ...secretary(), roles: [role] };
    await expect(approveApplication(viewer, seen)).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await stored(seen.reference)).state).toBe('pending');
  });
});
