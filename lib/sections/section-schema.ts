import { z } from 'zod';
import { idSchema } from '@/lib/kernel/ids';
import { richTextSchema } from '@/lib/rich-text/rich-text-schema';

/** A section's save; its address stays as it is, for others link to it. */
export const saveSectionSchema = z.strictObject({
  id: idSchema,
  version: z.coerce.number({ error: 'is not a version' }).int().min(1),
  title: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'Enter a title').max(200, 'The title must be 200 characters or fewer')),
  opening: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, 'Write the opening paragraph: it stands on the front page')
        .max(1500, 'The opening must be 1,500 characters or fewer'),
    ),
  body: richTextSchema,
});
export type SaveSectionInput = z.output<typeof saveSectionSchema>;
