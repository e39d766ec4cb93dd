import { z } from 'zod';
import { idSchema } from '@/lib/kernel/ids';
import { nameSchema, newPasswordSchema } from './user-schema';

export const renameSchema = z.object({ name: nameSchema });

export const changePasswordSchema = z.object({
  currentPassword: z
    .string({ error: 'Enter your present password' })
    .min(1, 'Enter your present password')
    .max(200, 'Enter your present password'),
  newPassword: newPasswordSchema,
});

export const createTokenSchema = z.object({
  label: z
    .string({ error: 'Say what the token is for' })
    .trim()
    .min(1, 'Say what the token is for')
    .max(80, 'Shorten this to 80 characters or fewer'),
  days: z
    .enum(['30', '90', '365'], { error: 'Choose how long the token works' })
    .transform((value) => Number(value)),
});

export const tokenIdSchema = z.object({ id: idSchema });
