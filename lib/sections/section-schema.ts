import { z } from 'zod';
import { languages } from '@/lib/articles/article-languages';
import { idSchema } from '@/lib/kernel/ids';
import { isDay, londonDay } from '@/lib/kernel/time';
import { hrefFromInput } from '@/lib/rich-text/allowed-href';
import { richTextSchema } from '@/lib/rich-text/rich-text-schema';
import { sectionKinds } from '@/models/section';

const oneLine = z.string().transform((text) => text.replace(/\s+/g, ' ').trim());
const tags = languages.map(({ tag }) => tag);

const furtherReadingSchema = z.strictObject({
  title: oneLine.pipe(
    z.string().min(1, 'Enter the title').max(300, 'The title must be 300 characters or fewer'),
  ),
  href: z
    .string()
    .trim()
    .transform((typed, context) => {
      const href = typed === '' ? '' : hrefFromInput(typed);
      if (href !== null) return href;
      context.addIssue({
        code: 'custom',
        message: 'Enter an address such as https://www.example.org/report, or leave it empty',
      });
      return z.NEVER;
    }),
  lang: z.enum(tags, { error: 'Choose a language' }),
  year: z
    .union([z.string().trim(), z.number(), z.null()])
    .transform((year) => (year === null || year === '' ? null : Number(year)))
    .pipe(
      z
        .number({ error: 'Enter a year such as 2003, or leave it empty' })
        .int('Enter a year such as 2003, or leave it empty')
        .min(1500, 'Enter a year such as 2003, or leave it empty')
        .max(2100, 'Enter a year such as 2003, or leave it empty')
        .nullable(),
    ),
});

const content = {
  title: oneLine.pipe(
    z.string().min(1, 'Enter a title').max(200, 'The title must be 200 characters or fewer'),
  ),
  opening: oneLine.pipe(
    z
      .string()
      .min(1, 'Write the opening paragraph: it stands on the front page')
      .max(1500, 'The opening must be 1,500 characters or fewer'),
  ),
  body: richTextSchema,
};

/** What a save may leave as it is by leaving it out. */
const details = {
  kind: z.enum(sectionKinds, { error: 'Say where it stands' }),
  furtherReading: z.array(furtherReadingSchema).max(50, 'There can be 50 titles at the most'),
  lastReviewed: z
    .string()
    .trim()
    .refine((day) => day === '' || isDay(day), 'Enter a day such as 1 October 2017, or leave it empty')
    .refine((day) => day <= londonDay(), 'The day is still to come'),
  topicIds: z
    .array(idSchema)
    .max(20, 'Choose 20 topics at the most')
    .transform((ids) => [...new Set(ids)]),
};

export const createSectionSchema = z.strictObject({ ...content, ...details });
export type CreateSectionInput = z.output<typeof createSectionSchema>;

const seen = { id: idSchema, version: z.coerce.number({ error: 'is not a version' }).int().min(1) };

/** A section's save; its address stays as it is, for others link to it. */
export const saveSectionSchema = z.strictObject({
  ...seen,
  ...content,
  ...z.object(details).partial().shape,
});
export type SaveSectionInput = z.output<typeof saveSectionSchema>;

export const deleteSectionSchema = z.object(seen);
export type DeleteSectionInput = z.output<typeof deleteSectionSchema>;

export const moveSectionSchema = z.object({ id: idSchema, direction: z.enum(['up', 'down']) });
export type MoveSectionInput = z.output<typeof moveSectionSchema>;
