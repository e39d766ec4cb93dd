'use server';

import { redirect } from 'next/navigation';
import { guardedAction } from '@/lib/auth/guarded-action';
import { createTopic, deleteTopic, saveTopic } from './topic-mutations';
import { createTopicSchema, deleteTopicSchema, saveTopicSchema } from './topic-schema';

export const createTopicAction = guardedAction({
  capability: 'topics.edit',
  schema: createTopicSchema,
  run: async (viewer, input) => {
    await createTopic(viewer, input);
    redirect('/dashboard/topics');
  },
});

export const saveTopicAction = guardedAction({
  capability: 'topics.edit',
  schema: saveTopicSchema,
  run: async (viewer, input) => {
    await saveTopic(viewer, input);
    redirect('/dashboard/topics');
  },
});

export const deleteTopicAction = guardedAction({
  capability: 'topics.edit',
  schema: deleteTopicSchema,
  run: async (viewer, input) => {
    await deleteTopic(viewer, input);
    redirect('/dashboard/topics');
  },
});
