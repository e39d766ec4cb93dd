import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeAccessToken } from '@/lib/auth/access-token';
import { getRequestViewer } from '@/lib/auth/request-viewer';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { getViewer } from '@/lib/auth/viewer';
import { createAccessToken, revokeAccessToken } from '@/lib/users/own-account-mutations';
import { changeOwnPassword } from '@/lib/users/password-mutations';
import { changeUserRoles, disableUser, enableUser } from '@/lib/users/user-mutations';
import { TokenModel } from '@/models/token';
import { codeOf, storedPassword, storeUser } from '../../support/stored-users';

const browser = vi.hoisted(() => ({ session: null as unknown }));
vi.mock('next-auth', async (original) => ({
  ...(await original<typeof import('next-auth')>()),
  getServerSession: async () => browser.session,
}));

beforeEach(() => {
  browser.session = null;
});

const signIn = async (email: string) => {
  browser.session = await signInWithPassword({ email, password: storedPassword }, '192.0.2.1');
};
const call = (init: RequestInit = {}) => new Request('http://localhost:3000/api/articles', init);
const withToken = (secret: string) => call({ headers: { Authorization: `Bearer ${secret}` } });

describe('a session', () => {
  it('is somebody with the roles of this moment', async () => {
    const [admin, user] = [await storeUser({ roles: ['administrator'] }), await storeUser()];
    await signIn(user.email);
    expect(await getViewer()).toEqual({ ...user, roles: ['editor'] });
    await changeUserRoles(admin, { id: user.id, roles: ['membership-secretary'] });
    expect((await getViewer())?.roles).toEqual(['membership-secretary']);
  });

  it('ends when the account is disabled, and does not come back with it', async () => {
    const [admin, user] = [await storeUser({ roles: ['administrator'] }), await storeUser()];
    await signIn(user.email);
    await disableUser(admin, user.id);
    expect(await getViewer()).toBeNull();
    await enableUser(admin, user.id);
    expect(await getViewer()).toBeNull();
  });

  it('ends with a change of the password; the one that changed it goes on', async () => {
    const user = await storeUser();
    await signIn(user.email);
    const renewed = await changeOwnPassword(user, {
      currentPassword: storedPassword,
      newPassword: 'another long password',
    });
    expect(await getViewer()).toBeNull();
    browser.session = renewed;
    expect((await getViewer())?.id).toBe(user.id);
  });

  it.each([
    {},
    { userId: 'x', sessionVersion: 1 },
    { userId: 'a'.repeat(24) },
    { userId: { $ne: 1 }, sessionVersion: 1 },
  ])('of the shape %j is nobody', async (session) => {
    browser.session = session;
    expect(await getViewer()).toBeNull();
  });
});

describe('one’s own password', () => {
  it('is changed only by who knows the present one, ten tries a quarter of an hour', async () => {
    const user = await storeUser();
    const change = (currentPassword: string, newPassword = 'another long password') =>
      codeOf(changeOwnPassword(user, { currentPassword, newPassword }));
    expect(await change(storedPassword, user.email)).toBe('invalid-input');
    for (let index = 0; index < 10; index += 1) expect(await change('wrong')).toBe('invalid-input');
    expect(await change(storedPassword)).toBe('rate-limited');
  });
});

describe('a call of the API', () => {
  it('with a token is its maker, and notes the use at most once a minute', async () => {
    const user = await storeUser();
    const secret = await createAccessToken(user, { label: 'Script', days: 30 });
    expect(await getRequestViewer(withToken(secret))).toEqual(user);
    const first = await TokenModel.findOne({ label: 'Script' }).lean();
    await getRequestViewer(withToken(secret));
    const second = await TokenModel.findOne({ label: 'Script' }).lean();
    expect(first?.lastUsedAt).toBeInstanceOf(Date);
    expect(second?.lastUsedAt).toEqual(first?.lastUsedAt);
    expect(JSON.stringify(first)).not.toContain(secret);
  });

  it('with a token that is made up, expired, revoked or whose maker is disabled is refused', async () => {
    const [admin, user] = [await storeUser({ roles: ['administrator'] }), await storeUser()];
    const [expired, revoked, orphaned] = await Promise.all(
      ['Expired', 'Revoked', 'Orphaned'].map((label) => createAccessToken(user, { label, days: 30 })),
    );
    await TokenModel.updateOne({ label: 'Expired' }, { $set: { expiresAt: new Date(Date.now() - 1000) } });
    const token = await TokenModel.findOne({ label: 'Revoked' }).lean();
    await revokeAccessToken(user, String(token?._id));
    const refusal = (secret = '') => codeOf(getRequestViewer(withToken(secret)));
    for (const secret of [makeAccessToken(), expired, revoked, 'psg_short', ''])
      expect(await refusal(secret)).toBe('not-signed-in');
    expect(await refusal(orphaned)).toBe('no error');
    await disableUser(admin, user.id);
    expect(await refusal(orphaned)).toBe('not-signed-in');
  });

  it('nobody revokes another’s token', async () => {
    const [owner, other] = [await storeUser(), await storeUser({ roles: ['administrator'] })];
    const secret = await createAccessToken(owner, { label: 'Theirs', days: 30 });
    const token = await TokenModel.findOne({ label: 'Theirs' }).lean();
    expect(await codeOf(revokeAccessToken(other, String(token?._id)))).toBe('not-found');
    expect((await getRequestViewer(withToken(secret)))?.id).toBe(owner.id);
  });

  it.each([
    ['GET', undefined, true],
    ['POST', 'http://localhost:3000', true],
    ['POST', undefined, false],
    ['POST', 'null', false],
    ['POST', 'https://evil.example', false],
    ['PATCH', 'http://localhost:3000.evil.example', false],
    ['DELETE', 'https://localhost:3000', false],
  ])('with a session: %s from %s', async (method, origin, allowed) => {
    const user = await storeUser();
    await signIn(user.email);
    const request = call({ method, headers: origin ? { Origin: origin } : {} });
    expect(await codeOf(getRequestViewer(request))).toBe(allowed ? 'no error' : 'not-allowed');
  });

  it('without either is nobody, from anywhere', async () => {
    expect(
      await getRequestViewer(call({ method: 'POST', headers: { Origin: 'https://elsewhere.example' } })),
    ).toBeNull();
  });
});
