import { z } from 'zod';
import { idSchema } from '@/lib/kernel/ids';
import { topicKinds } from '@/models/topic';

const content = {
  name: z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, 'Enter a name').max(80, 'The name must be 80 characters or fewer')),
  kind: z.enum(topicKinds, { error: 'Say whether it is a topic or a place' }),
  description: z.string().trim().max(500, 'The description must be 500 characters or fewer').default(''),
};

export const createTopicSchema = z.object(content);
export type CreateTopicInput = z.output<typeof createTopicSchema>;

const seen = { id: idSchema, version: z.coerce.number().int().min(1) };

/** The address stays as it is: others link to it. */
export const saveTopicSchema = z.object({ ...seen, ...content });
export type SaveTopicInput = z.output<typeof saveTopicSchema>;

export const deleteTopicSchema = z.object(seen);
export type DeleteTopicInput = z.output<typeof deleteTopicSchema>;
