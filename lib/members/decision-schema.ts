import { z } from 'zod';
import { idSchema } from '@/lib/kernel/ids';

const version = z.coerce.number().int().min(1);
const required = (what: string) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(1000, `Shorten ${what} to 1000 characters or fewer`);

/** What every step sends: which request, and the version that was on the screen. */
export const approveSchema = z.object({ id: idSchema, version });
export const confirmByHandSchema = approveSchema.extend({
  confirmationNote: required('how the address was confirmed'),
});
export const withdrawSchema = approveSchema.extend({
  withdrawalNote: required('how the person asked for it'),
});
export const declineSchema = approveSchema.extend({
  reason: required('the reason'),
  includeReason: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
});

export type ApproveInput = z.output<typeof approveSchema>;
export type ConfirmByHandInput = z.output<typeof confirmByHandSchema>;
export type WithdrawInput = z.output<typeof withdrawSchema>;
export type DeclineInput = z.output<typeof declineSchema>;
