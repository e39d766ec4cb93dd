import { afterEach, describe, expect, it, vi } from 'vitest';

const argon2 = vi.hoisted(() => ({ verify: vi.fn() }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  argon2.verify.mockImplementation(real.verify);
  return { ...real, verify: argon2.verify };
});

const { hashPassword, verifyPassword } = await import('@/lib/auth/password');

afterEach(() => argon2.verify.mockClear());

describe('passwords', () => {
  it('are kept as argon2id with at least 19 MiB and two passes', async () => {
    expect(await hashPassword('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('fit their own hash only', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(await verifyPassword(stored, 'correct horse battery')).toBe(true);
    expect(await verifyPassword(stored, 'correct horse batterz')).toBe(false);
  });

  it('cost the same work where there is no hash, and never fit', async () => {
    expect(await verifyPassword(undefined, 'anything at all')).toBe(false);
    expect(argon2.verify).toHaveBeenCalledTimes(1);
    expect(argon2.verify.mock.calls[0]?.[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
