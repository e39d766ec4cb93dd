import { z } from 'zod';

const mostRows = 20;

const line = (what: string, max: number) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .max(max, `Shorten ${what} to ${max} characters or fewer`)
    .refine((value) => !/[\r\n]/.test(value), { error: `Write ${what} in one line` });

const kindRow = z.object({
  /** Empty for a new row. */
  key: z.string().max(60).default(''),
  label: line('the label', 80).default(''),
  hint: line('the hint', 200).default(''),
  /** Where the row should stand; rows without a number keep their place. */
  position: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, 'Enter a number')
    .default(''),
});

const consentRow = z.object({
  key: z.string().min(1).max(60),
  wording: z
    .string()
    .trim()
    .min(1, 'Enter the wording')
    .max(1000, 'Shorten the wording to 1000 characters or fewer'),
});

const reasons = z
  .string()
  .transform((value) =>
    value
      .split(/\r?\n/)
      .map((reason) => reason.trim())
      .filter((reason) => reason !== ''),
  )
  .pipe(
    z
      .array(z.string().max(200, 'Shorten each reason to 200 characters or fewer'))
      .max(12, 'Give 12 reasons or fewer'),
  );

/** The settings form as it arrives: rows are fields named `kinds.0.label`. */
export const settingsSchema = z.preprocess(
  rowsOf,
  z.object({
    version: z.coerce.number().int().min(0),
    strapline: line('the strapline', 200),
    contactEmail: z
      .string()
      .trim()
      .max(254)
      .refine((value) => value === '' || z.email().safeParse(value).success, {
        error: 'Enter an email address, such as name@example.org, or leave this empty',
      }),
    kinds: z.array(kindRow).max(mostRows + 1),
    joinReasons: reasons,
    consents: z.array(consentRow).max(mostRows),
    answerDays: z.coerce
      .number({ error: 'Enter a number of days' })
      .int('Enter whole days')
      .min(1, 'Enter 1 day or more')
      .max(365, 'Enter 365 days or fewer'),
  }),
);

export type SettingsInput = z.output<typeof settingsSchema>;
export type KindRow = z.output<typeof kindRow>;

/** Gathers flat `kinds.0.label` fields into lists; what has no such name passes as it is. */
function rowsOf(values: unknown): unknown {
  if (typeof values !== 'object' || values === null) return values;
  const lists: Record<'kinds' | 'consents', Record<string, unknown>[]> = { kinds: [], consents: [] };
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const match = /^(kinds|consents)\.(\d|1\d|20)\.(key|label|hint|position|wording)$/.exec(name);
    if (!match?.[1] || !match[2] || !match[3]) {
      rest[name] = value;
      continue;
    }
    const list = lists[match[1] as keyof typeof lists];
    (list[Number(match[2])] ??= {})[match[3]] = value;
  }
  return { ...rest, kinds: whole(lists.kinds), consents: whole(lists.consents) };
}

// A row that is missing in between would shift the names that the messages go by.
const whole = (rows: Record<string, unknown>[]) => Array.from(rows, (row) => row ?? {});
