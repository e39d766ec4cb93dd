import type { z } from 'zod';
import { AppError } from './errors';

/** Parses hostile input; throws `invalid-input` with one message a field. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, values: unknown): z.output<Schema> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues)
    fields[issue.path.map(String).join('.') || 'form'] ??= issue.message;
  const count = Object.keys(fields).length;
  throw new AppError(
    'invalid-input',
    count === 1 ? 'There is one thing to put right' : `There are ${count} things to put right`,
    {
      fields,
    },
  );
}
