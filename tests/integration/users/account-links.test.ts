import { beforeEach, describe, expect, it } from 'vitest';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { findAccountLink } from '@/lib/users/account-link-queries';
import { setPasswordByLink } from '@/lib/users/password-mutations';
import {
  disableUser,
  enableUser,
  inviteUser,
  inviteUserAgain,
  sendUserReset,
} from '@/lib/users/user-mutations';
import { AuditEntryModel } from '@/models/audit-entry';
import { OutboxMessageModel } from '@/models/outbox-message';
import { RateLimitModel } from '@/models/rate-limit';
import { TokenModel } from '@/models/token';
import { UserModel } from '@/models/user';
import type { Viewer } from '@/lib/auth/capabilities';
import { codeOf, storedPassword, storeUser } from '../../support/stored-users';

let admin: Viewer;
beforeEach(async () => {
  admin = await storeUser({ roles: ['administrator'] });
  await RateLimitModel.deleteMany({});
});

let count = 0;
const newPerson = () => ({
  name: 'New Person',
  email: `New${(count += 1)}@Example.org`,
  roles: ['editor' as const],
});
const secretOf = (link: string) => link.split('/').at(-1) ?? '';
const password = 'a password of their own';

describe('an invitation', () => {
  it('is mailed, opens once, and signs in', async () => {
    const person = newPerson();
    const { link } = await inviteUser(admin, person);
    const mail = await OutboxMessageModel.findOne({ to: person.email }).lean();
    expect(mail).toMatchObject({ kind: 'user-invite', audience: 'accounts' });
    expect(mail?.text).toContain(link);
    const token = secretOf(link);
    expect(await TokenModel.findOne({ hash: token }).lean()).toBeNull();
    expect(await findAccountLink('invite', token)).toMatchObject({ email: person.email });
    expect(await findAccountLink('reset', token)).toBeNull();
    const session = await setPasswordByLink('invite', { token, password });
    expect(await UserModel.findById(session.userId).lean()).toMatchObject({
      state: 'active',
      roles: ['editor'],
      sessionVersion: session.sessionVersion,
    });
    expect(await codeOf(setPasswordByLink('invite', { token, password: 'somebody else’s' }))).toBe(
      'not-found',
    );
    const signedIn = await signInWithPassword({ email: person.email, password }, '192.0.2.1');
    expect(signedIn.userId).toBe(session.userId);
    const actions = (await AuditEntryModel.find({ targetId: session.userId }).sort({ _id: 1 }).lean()).map(
      (entry) => `${entry.action} by ${entry.actorName}`,
    );
    expect(actions).toEqual([
      `user.invite by ${admin.name}`,
      'user.accept-invitation by New Person',
      'user.sign-in by New Person',
    ]);
  });

  it('is taken up once, by two tabs at the same moment too', async () => {
    const { link } = await inviteUser(admin, newPerson());
    const token = secretOf(link);
    const codes = await Promise.all(
      ['the first password', 'the second password'].map((own) =>
        codeOf(setPasswordByLink('invite', { token, password: own })),
      ),
    );
    expect(codes.sort()).toEqual(['no error', 'not-found']);
  });

  it('stops working when there is a newer one, its time is over, or the account is disabled', async () => {
    const person = newPerson();
    const { link: first } = await inviteUser(admin, person);
    const id = String((await UserModel.findOne({ emailKey: person.email.toLowerCase() }).lean())?._id);
    const { link: second } = await inviteUserAgain(admin, id);
    expect(await findAccountLink('invite', secretOf(first))).toBeNull();
    expect(await findAccountLink('invite', secretOf(second))).not.toBeNull();
    await TokenModel.updateMany({ kind: 'invite' }, { $set: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await codeOf(setPasswordByLink('invite', { token: secretOf(second), password }))).toBe(
      'not-found',
    );
    const { link: third } = await inviteUserAgain(admin, id);
    await disableUser(admin, id);
    expect(await codeOf(setPasswordByLink('invite', { token: secretOf(third), password }))).toBe('not-found');
  });

  it('is not made twice for one address, in whatever case', async () => {
    const person = newPerson();
    await inviteUser(admin, person);
    expect(await codeOf(inviteUser(admin, { ...person, email: person.email.toUpperCase() }))).toBe(
      'duplicate',
    );
  });

  it('refuses the address as a password, and the link still works', async () => {
    const person = newPerson();
    const token = secretOf((await inviteUser(admin, person)).link);
    expect(await codeOf(setPasswordByLink('invite', { token, password: person.email }))).toBe(
      'invalid-input',
    );
    expect(await findAccountLink('invite', token)).not.toBeNull();
  });
});

describe('a link for a new password', () => {
  it('replaces the password and ends the sessions', async () => {
    const user = await storeUser();
    const { link } = await sendUserReset(admin, user.id);
    const session = await setPasswordByLink('reset', { token: secretOf(link), password });
    expect(session).toEqual({ userId: user.id, sessionVersion: 2 });
    const from = '192.0.2.1';
    expect(await codeOf(signInWithPassword({ email: user.email, password: storedPassword }, from))).toBe(
      'invalid-input',
    );
    expect(await codeOf(signInWithPassword({ email: user.email, password }, from))).toBe('no error');
  });

  it('works once, in two tabs at the same moment too, and not after the account was disabled', async () => {
    const user = await storeUser();
    const reset = async (token: string) => codeOf(setPasswordByLink('reset', { token, password }));
    const token = secretOf((await sendUserReset(admin, user.id)).link);
    expect((await Promise.all([reset(token), reset(token)])).sort()).toEqual(['no error', 'not-found']);
    const later = secretOf((await sendUserReset(admin, user.id)).link);
    await disableUser(admin, user.id);
    await enableUser(admin, user.id);
    expect(await reset(later)).toBe('not-found');
  });

  it('is only for active accounts', async () => {
    const [invited, disabled] = [
      await storeUser({ state: 'invited' }),
      await storeUser({ state: 'disabled' }),
    ];
    expect(await codeOf(sendUserReset(admin, invited.id))).toBe('wrong-state');
    expect(await codeOf(sendUserReset(admin, disabled.id))).toBe('wrong-state');
  });
});
