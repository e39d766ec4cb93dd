import { beforeEach, describe, expect, it } from 'vitest';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { ensureFirstAdministrator } from '@/lib/users/first-administrator';
import { isSetupSecret, setUp } from '@/lib/users/first-administrator-mutations';
import { TokenModel } from '@/models/token';
import { roles, UserModel } from '@/models/user';
import { codeOf } from '../../support/stored-users';

const siteUrl = 'https://www.example.org';
const given = { ADMIN_EMAIL: 'Ada@Example.org', ADMIN_PASSWORD: 'a password for the first', siteUrl };
const form = { name: 'Ada', email: 'ada@example.org', password: 'a password for the first' };

beforeEach(async () => {
  await Promise.all([UserModel.deleteMany({}), TokenModel.deleteMany({})]);
});

const newSecret = async () => {
  const { setupLink } = await ensureFirstAdministrator({ siteUrl });
  expect(setupLink).toMatch(/^https:\/\/www\.example\.org\/setup\?token=[\w-]{43}$/);
  return setupLink?.split('=')[1] ?? '';
};

describe('the first administrator', () => {
  it('is the one that the configuration names, with all roles, once', async () => {
    expect(await ensureFirstAdministrator(given)).toEqual({});
    expect(await ensureFirstAdministrator({ ...given, ADMIN_EMAIL: 'other@example.org' })).toEqual({});
    const users = await UserModel.find({}).lean();
    expect(users).toHaveLength(1);
    expect(users[0]).toMatchObject({ email: 'Ada@Example.org', state: 'active', roles: [...roles] });
    const session = await signInWithPassword(
      { email: 'ada@example.org', password: given.ADMIN_PASSWORD },
      '::1',
    );
    expect(session.userId).toBe(users[0]?._id.toHexString());
  });

  it('is one when two instances start at the same moment', async () => {
    await Promise.all([
      ensureFirstAdministrator(given),
      ensureFirstAdministrator({ ...given, ADMIN_EMAIL: 'other@example.org' }),
    ]);
    expect(await UserModel.countDocuments({})).toBe(1);
  });

  it('comes from the link of the latest start, which works for 24 hours', async () => {
    const first = await newSecret();
    const second = await newSecret();
    expect(await codeOf(setUp({ ...form, token: first }))).toBe('not-found');
    const lifetime = (await TokenModel.findOne({ kind: 'setup' }).lean())?.expiresAt?.getTime() ?? 0;
    expect(Math.round((lifetime - Date.now()) / 3_600_000)).toBe(24);
    expect(await setUp({ ...form, token: second })).toMatchObject({ sessionVersion: 1 });
    expect(await isSetupSecret(second)).toBe(false);
    expect(await ensureFirstAdministrator({ siteUrl })).toEqual({});
  });

  it('is one when two tabs send the form at the same moment', async () => {
    const token = await newSecret();
    const codes = await Promise.all(
      ['ada@example.org', 'eve@example.org'].map((email) => codeOf(setUp({ ...form, email, token }))),
    );
    expect(codes.filter((code) => code === 'no error')).toHaveLength(1);
    expect(await UserModel.countDocuments({})).toBe(1);
  });

  it('does not come from a link whose time is over', async () => {
    const token = await newSecret();
    await TokenModel.updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await codeOf(setUp({ ...form, token }))).toBe('not-found');
    expect(await UserModel.countDocuments({})).toBe(0);
  });
});
