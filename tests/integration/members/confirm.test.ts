import { describe, expect, it } from 'vitest';
import { makeSecret } from '@/lib/kernel/secret';
import { confirmByLink, withdrawByLink } from '@/lib/members/confirmation-mutations';
import { findLinkState } from '@/lib/members/confirmation-queries';
import { AuditEntryModel } from '@/models/audit-entry';
import { TokenModel } from '@/models/token';
import { join, secretMailedTo, stored } from './support';

describe('the link in the mail', () => {
  it('confirms once, and only when the button is pressed', async () => {
    const { reference } = await join('once@example.org');
    const secret = await secretMailedTo('once@example.org');
    expect(await findLinkState(secret)).toBe('confirmable');
    expect((await stored(reference)).state).toBe('unconfirmed');
    await confirmByLink(secret);
    expect(await stored(reference)).toMatchObject({ state: 'pending', confirmedBy: 'link', version: 2 });
    expect(await findLinkState(secret)).toBe('pending');
    await expect(confirmByLink(secret)).rejects.toMatchObject({ code: 'wrong-state' });
  });

  it('confirms once when it is pressed twice at the same time', async () => {
    const { reference } = await join('twice@example.org');
    const secret = await secretMailedTo('twice@example.org');
    const outcomes = await Promise.allSettled([confirmByLink(secret), confirmByLink(secret)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const row = await stored(reference);
    expect(row.version).toBe(2);
    expect(await AuditEntryModel.countDocuments({ targetId: row._id.toHexString() })).toBe(1);
  });

  it('is too old after fourteen days, and can still withdraw', async () => {
    const { reference } = await join('late@example.org');
    const secret = await secretMailedTo('late@example.org');
    const { _id } = await stored(reference);
    const longAgo = new Date(Date.now() - 15 * 86_400_000);
    await TokenModel.collection.updateOne({ applicationId: _id }, { $set: { createdAt: longAgo } });
    expect(await findLinkState(secret)).toBe('expired');
    await expect(confirmByLink(secret)).rejects.toMatchObject({ code: 'wrong-state' });
    await withdrawByLink(secret);
    expect((await stored(reference)).state).toBe('withdrawn');
  });

  it.each([undefined, '', 'short', { $ne: '' }, makeSecret()])('knows nothing of %j', async (secret) => {
    expect(await findLinkState(secret)).toBe('unknown');
  });

  it('withdraws: address and message are gone at once, and it cannot be confirmed any more', async () => {
    const { reference } = await join('back@example.org', {
      bulletin: 'post',
      addressLines: '1 High Street',
      postcode: 'N1 1AA',
      message: 'Hello',
    });
    expect((await stored(reference)).address).toEqual({
      lines: '1 High Street',
      postcode: 'N1 1AA',
      country: '',
    });
    const secret = await secretMailedTo('back@example.org');
    await withdrawByLink(secret);
    const row = await stored(reference);
    expect(row).toMatchObject({ state: 'withdrawn', message: '' });
    expect(row).not.toHaveProperty('address');
    await expect(confirmByLink(secret)).rejects.toMatchObject({ code: 'wrong-state' });
    await expect(withdrawByLink(secret)).rejects.toMatchObject({ code: 'wrong-state' });
  });

  it('leaves no name and no address in the audit', async () => {
    const entries = JSON.stringify(await AuditEntryModel.find().lean());
    expect(entries).toContain('PSG-');
    expect(entries).not.toMatch(/example\.org|Quispe/);
  });
});
