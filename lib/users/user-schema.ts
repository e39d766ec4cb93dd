import { z } from 'zod';
import { idSchema } from '@/lib/kernel/ids';
import { roles, type Role } from '@/models/user';

const controls = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

export const nameSchema = z
  .string({ error: 'Enter a name' })
  .trim()
  .min(1, 'Enter a name')
  .max(100, 'Shorten the name to 100 characters or fewer')
  .refine((value) => !controls.test(value), { error: 'Remove the invisible characters from the name' });

export const emailSchema = z
  .string({ error: 'Enter an email address' })
  .trim()
  .min(1, 'Enter an email address')
  .max(254, 'Enter an email address of 254 characters or fewer')
  .refine((value) => value === '' || z.email().safeParse(value).success, {
    error: 'Enter an email address, such as name@example.org',
  });

/** A new password on its own; `passwordFits` also knows whose it is. */
export const newPasswordSchema = z
  .string({ error: 'Enter a password' })
  .min(12, 'Use at least 12 characters; three or four words in a row make a good password')
  .max(200, 'Use at most 200 characters');

/** Why a password is refused for this address, or null. The address is the first thing anybody would try. */
export function refusedPassword(password: string, email: string): string | null {
  return password.trim().toLowerCase() === email.trim().toLowerCase()
    ? 'Choose a password that is not your email address'
    : null;
}

/** Ticked roles: one arrives as a string, several as a list. */
export const rolesSchema = z
  .union([z.string(), z.array(z.string()).max(10)], { error: 'Choose at least one role' })
  .transform((value) => [value].flat())
  .pipe(z.array(z.enum(roles, { error: 'Choose from the roles shown' })).min(1, 'Choose at least one role'))
  .transform((value): Role[] => roles.filter((role) => value.includes(role)));

export const inviteSchema = z.object({ name: nameSchema, email: emailSchema, roles: rolesSchema });
export const changeRolesSchema = z.object({ id: idSchema, roles: rolesSchema });
export const userIdSchema = z.object({ id: idSchema });

/** A link's secret as `makeSecret` writes it. */
export const linkSecretSchema = z
  .string({ error: 'This link is not whole' })
  .regex(/^[\w-]{43}$/, 'This link is not whole');

const withOwnPassword = <Shape extends { password: z.ZodType<string>; email: z.ZodType<string> }>(
  schema: z.ZodObject<Shape>,
) =>
  schema.superRefine((value, context) => {
    const { password, email } = value as { password: string; email: string };
    const refused = refusedPassword(password, email);
    if (refused) context.addIssue({ code: 'custom', path: ['password'], message: refused });
  });

export const setupSchema = withOwnPassword(
  z.object({ token: linkSecretSchema, name: nameSchema, email: emailSchema, password: newPasswordSchema }),
);
export const takeUpLinkSchema = z.object({ token: linkSecretSchema, password: newPasswordSchema });

export type InviteInput = z.output<typeof inviteSchema>;
export type SetupInput = z.output<typeof setupSchema>;
