import { describe, expect, it } from 'vitest';
import {
  emailSchema,
  nameSchema,
  newPasswordSchema,
  refusedPassword,
  rolesSchema,
  setupSchema,
} from '@/lib/users/user-schema';

const fits = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('what an account form takes', () => {
  it.each([
    ['eleven char', false],
    ['twelve chars', true],
    ['x'.repeat(200), true],
    ['x'.repeat(201), false],
    [undefined, false],
    [{ $gt: '' }, false],
  ])('password %j', (value, expected) => expect(fits(newPasswordSchema, value)).toBe(expected));

  it('refuses the address as a password', () => {
    expect(refusedPassword('Ada.Lovelace@Example.org', ' ada.lovelace@example.org')).not.toBeNull();
    expect(refusedPassword('something else', 'ada@example.org')).toBeNull();
    const setup = setupSchema.safeParse({
      token: 'a'.repeat(43),
      name: 'Ada',
      email: 'ada.lovelace@example.org',
      password: 'ada.lovelace@example.org',
    });
    expect(setup.error?.issues[0]?.path).toEqual(['password']);
  });

  it.each([
    ['ada@example.org', true],
    [' ada@example.org ', true],
    ['ada', false],
    ['', false],
    [['a@example.org'], false],
    [`${'a'.repeat(250)}@example.org`, false],
  ])('address %j', (value, expected) => expect(fits(emailSchema, value)).toBe(expected));

  it.each([
    ['Ada', true],
    ['  ', false],
    ['Ada\u202eevil', false],
    ['x'.repeat(101), false],
  ])('name %j', (value, expected) => expect(fits(nameSchema, value)).toBe(expected));

  it('roles: one or several, each once, in their own order, never an unknown one', () => {
    expect(rolesSchema.parse('editor')).toEqual(['editor']);
    expect(rolesSchema.parse(['editor', 'administrator', 'editor'])).toEqual(['administrator', 'editor']);
    expect(fits(rolesSchema, [])).toBe(false);
    expect(fits(rolesSchema, undefined)).toBe(false);
    expect(fits(rolesSchema, ['editor', 'owner'])).toBe(false);
  });
});
