import { z } from 'zod';

/**
 * A form whose whole input travels as JSON in one field. What is wrong inside is reported under the inner names,
 * so that a form shows it at its fields. `maxLength` is in characters.
 */
export function jsonField<Name extends string, Schema extends z.ZodType>(
  name: Name,
  schema: Schema,
  maxLength = 1_500_000,
) {
  return z
    .object({ [name]: z.string().max(maxLength, 'The text is too long to be saved at once') })
    .transform((values, context): z.output<Schema> => {
      let value: unknown;
      try {
        value = JSON.parse(String(values[name]));
      } catch {
        context.addIssue({ code: 'custom', message: 'The form arrived incomplete. Send it once more.' });
        return z.NEVER;
      }
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      for (const issue of parsed.error.issues)
        context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
      return z.NEVER;
    });
}
