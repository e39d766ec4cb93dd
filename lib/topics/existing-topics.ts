import 'server-only';
import { Types } from 'mongoose';
import { AppError } from '@/lib/kernel/errors';
import { findTopicRefs } from './topic-queries';

/** The ids that a form chose, of topics and places that exist. Throws `invalid-input` where one is gone. */
export async function existingTopics(ids: string[]): Promise<Types.ObjectId[]> {
  const objectIds = ids.map((id) => new Types.ObjectId(id));
  const known = await findTopicRefs(objectIds);
  if (known.size === ids.length) return objectIds;
  const sentence = 'A topic that you chose is gone. Choose again';
  throw new AppError('invalid-input', sentence, { fields: { topicIds: sentence } });
}
