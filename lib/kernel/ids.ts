import { isValidObjectId, Types } from 'mongoose';
import { z } from 'zod';

/** A document's id as it travels: 24 hexadecimal digits. */
export const idSchema = z
  .string()
  .refine((value) => /^[0-9a-f]{24}$/i.test(value) && isValidObjectId(value), { error: 'is not an id' });

/** Parses an id from outside; null where it is none, so that a look-up never runs with a wrong type. */
export function parseId(value: unknown): Types.ObjectId | null {
  const parsed = idSchema.safeParse(value);
  return parsed.success ? new Types.ObjectId(parsed.data) : null;
}
