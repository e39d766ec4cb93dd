import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { AuditEntryModel } from '@/models/audit-entry';
import { RateLimitModel } from '@/models/rate-limit';
import { UserModel } from '@/models/user';
import { codeOf, storedPassword, storeUser } from '../../support/stored-users';

const argon2 = vi.hoisted(() => ({ verify: vi.fn() }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  argon2.verify.mockImplementation(real.verify);
  return { ...real, verify: argon2.verify };
});

beforeEach(async () => {
  argon2.verify.mockClear();
  await RateLimitModel.deleteMany({});
});

const from = '192.0.2.7';
const actionsAbout = async (id: string) =>
  (await AuditEntryModel.find({ targetId: id }).sort({ at: 1 }).lean()).map((entry) => entry.action);

describe('signing in', () => {
  it('takes the address in any case, notes when, and writes who', async () => {
    const user = await storeUser();
    const session = await signInWithPassword(
      { email: ` ${user.email.toUpperCase()} `, password: storedPassword },
      from,
    );
    expect(session).toEqual({ userId: user.id, sessionVersion: 1 });
    expect((await UserModel.findById(user.id).lean())?.lastSignInAt).toBeInstanceOf(Date);
    expect(await actionsAbout(user.id)).toEqual(['user.sign-in']);
  });

  it('refuses a wrong password, an unknown address and an account that is not active alike, with the same work', async () => {
    const [known, disabled, invited] = await Promise.all([
      storeUser(),
      storeUser({ state: 'disabled' }),
      storeUser({ state: 'invited' }),
    ]);
    const refusals = [];
    for (const [email, password] of [
      [known.email, 'wrong password'],
      ['nobody@example.org', storedPassword],
      [disabled.email, storedPassword],
      [invited.email, storedPassword],
    ]) {
      argon2.verify.mockClear();
      const refusal = await signInWithPassword({ email, password }, from).catch((error: unknown) => error);
      refusals.push({
        ...(refusal as object),
        message: String(refusal),
        work: argon2.verify.mock.calls.length,
      });
    }
    expect(refusals[0]).toMatchObject({ code: 'invalid-input', work: 1 });
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
  });

  it.each([
    [{ email: { $gt: '' }, password: 'x' }],
    [{ email: 'a@example.org', password: 'x'.repeat(201) }],
    [{}],
    [undefined],
  ])('refuses %j before any hashing', async (input) => {
    expect(await codeOf(signInWithPassword(input, from))).toBe('invalid-input');
    expect(argon2.verify).not.toHaveBeenCalled();
  });
});

describe('limits on attempts', () => {
  // Windows are fixed quarters of an hour: a test that ran over an edge would count afresh.
  const quarter = 15 * 60 * 1000;
  beforeEach(() => {
    const now = (Math.floor(Date.now() / quarter) + 0.5) * quarter;
    vi.useFakeTimers({ toFake: ['Date'], now });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ten wrong passwords lock the account for everybody, and this is noted once', async () => {
    const user = await storeUser();
    const attempt = (password: string, address: string) =>
      codeOf(signInWithPassword({ email: user.email, password }, address));
    const codes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => attempt('wrong password', `192.0.2.${index}`)),
    );
    expect(codes.filter((code) => code === 'invalid-input')).toHaveLength(10);
    expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(2);
    expect(await attempt(storedPassword, '198.51.100.1')).toBe('rate-limited');
    expect(await actionsAbout(user.id)).toEqual(['user.sign-in-locked']);
  });

  it('one network address gets fifty wrong passwords over all accounts', async () => {
    const codes = [];
    for (let index = 0; index < 51; index += 1)
      codes.push(
        await codeOf(signInWithPassword({ email: `nobody${index}@example.org`, password: 'wrong' }, from)),
      );
    expect(codes.slice(0, 50).every((code) => code === 'invalid-input')).toBe(true);
    expect(codes[50]).toBe('rate-limited');
  });

  it('what went well does not count', async () => {
    const user = await storeUser();
    for (let index = 0; index < 12; index += 1)
      await signInWithPassword({ email: user.email, password: storedPassword }, from);
    const counted = await RateLimitModel.find({}).lean();
    expect(counted.map((row) => row.count)).toEqual([0, 0]);
  });

  it('the counters hold neither the address of a person nor of a network', async () => {
    await codeOf(signInWithPassword({ email: 'ada@example.org', password: 'wrong' }, from));
    const keys = (await RateLimitModel.find({}).lean()).map((row) => row._id).join(' ');
    expect(keys).not.toMatch(/ada|192\.0\.2/);
  });
});
