import { z } from 'zod';
import { longestEventDays } from '@/lib/events/announced-event';
import { idSchema } from '@/lib/kernel/ids';
import { slugSchema } from '@/lib/kernel/slug';
import { isDay, londonDay, londonInstant } from '@/lib/kernel/time';
import { emptyRichText, richTextSchema } from '@/lib/rich-text/rich-text-schema';
import { eventStatuses } from '@/models/article';
import { languages } from './article-languages';

const daySchema = z
  .string({ error: 'Enter the date' })
  .refine(isDay, { error: 'Enter a real date, such as 1 October 2017' });

/** A time as a form sends it (`YYYY-MM-DDTHH:mm`, London) or as programs do (ISO 8601 with its zone). */
const instantSchema = z.string().transform((value, context): Date => {
  const zoned = z.iso.datetime({ offset: true }).safeParse(value);
  const instant = zoned.success ? new Date(value) : londonInstant(value);
  if (instant) return instant;
  context.addIssue({ code: 'custom', message: 'Enter a date and a time' });
  return z.NEVER;
});

const longestEvent = longestEventDays * 24 * 60 * 60 * 1000;

const eventSchema = z
  .strictObject({
    startsAt: instantSchema,
    endsAt: instantSchema.nullish(),
    venue: z.string().trim().max(300, 'The venue must be 300 characters or fewer').default(''),
    status: z.enum(eventStatuses, { error: 'Choose whether it goes ahead' }).default('confirmed'),
    statusNote: z.string().trim().max(500, 'The explanation must be 500 characters or fewer').default(''),
  })
  .refine((event) => !event.endsAt || event.endsAt > event.startsAt, {
    path: ['endsAt'],
    error: 'The event must end after it starts',
  })
  .refine((event) => !event.endsAt || event.endsAt.getTime() - event.startsAt.getTime() <= longestEvent, {
    path: ['endsAt'],
    error: `The event may last ${longestEventDays} days at most`,
  });

// An accidental line break in a headline is a space.
const line = (max: number, error: string) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, error));

// A number as programs send it, or as it is typed.
const bulletinNumberSchema = z
  .union([z.number(), z.string().trim().regex(/^\d+$/).transform(Number)], {
    error: 'Enter the bulletin’s number',
  })
  .pipe(
    z
      .number()
      .int('The number must be a whole number')
      .min(1, 'The number must be 1 or more')
      .max(99_999, 'The number must be 99,999 or less'),
  );

const bulletinSchema = z.strictObject({
  number: bulletinNumberSchema,
  period: line(60, 'The time it covers must be 60 characters or fewer').pipe(
    z.string().min(1, 'Write which time it covers, such as June/July 2009'),
  ),
});

const correctionSchema = z.strictObject({
  day: daySchema,
  text: z
    .string()
    .trim()
    .min(1, 'Write what was corrected')
    .max(1000, 'A correction must be 1,000 characters or fewer'),
});

/** An item's content: the one description that the form, the actions and the API share. */
const content = {
  title: line(200, 'The headline must be 200 characters or fewer'),
  summary: line(1000, 'The summary must be 1,000 characters or fewer'),
  body: richTextSchema,
  slug: slugSchema,
  day: daySchema,
  bulletin: bulletinSchema.nullable(),
  topicIds: z
    .array(idSchema)
    .max(20, 'Choose at most 20 topics and places')
    .transform((ids) => [...new Set(ids.map((id) => id.toLowerCase()))]),
  lang: z.enum(languages.map((language) => language.tag) as [string, ...string[]], {
    error: 'Choose a language',
  }),
  corrections: z.array(correctionSchema).max(20, 'At most 20 corrections'),
  event: eventSchema.nullable(),
};

/** The version that was read, so that nobody's work is overwritten unseen. */
const versionSchema = z.coerce.number({ error: 'is not a version' }).int().min(1).max(1_000_000_000);

/** A new item: everything has a default, the address is made from the headline. */
export const createArticleSchema = z.strictObject({
  title: content.title.default(''),
  summary: content.summary.default(''),
  body: content.body.default(emptyRichText),
  slug: content.slug.optional(),
  day: content.day.default(() => londonDay()),
  bulletin: content.bulletin.default(null),
  topicIds: content.topicIds.default([]),
  lang: content.lang.default('en'),
  corrections: content.corrections.default([]),
  event: content.event.default(null),
});
export type CreateArticleInput = z.output<typeof createArticleSchema>;

/** A save: what is given is changed, the rest stays. */
export const saveArticleSchema = z.strictObject({
  id: idSchema,
  version: versionSchema,
  ...z.object(content).partial().shape,
});
export type SaveArticleInput = z.output<typeof saveArticleSchema>;

/** Every move that needs no more than which item, and which version of it was seen. */
export const moveArticleSchema = z.object({ id: idSchema, version: versionSchema });
export type MoveArticleInput = z.output<typeof moveArticleSchema>;

export const scheduleArticleSchema = moveArticleSchema.extend({ scheduledFor: instantSchema });
export type ScheduleArticleInput = z.output<typeof scheduleArticleSchema>;

export const articleIdSchema = z.object({ id: idSchema });
