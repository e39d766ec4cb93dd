import 'server-only';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { AppError, isDuplicateKeyError, notFoundError } from '@/lib/kernel/errors';
import { slugify } from '@/lib/kernel/slug';
import { inTransaction } from '@/lib/kernel/transaction';
import { SectionModel } from '@/models/section';
import { TopicModel, type TopicRow } from '@/models/topic';
import { countItemsWithTopic } from './topic-editing-queries';
import type { CreateTopicInput, DeleteTopicInput, SaveTopicInput } from './topic-schema';

const target = (topic: Pick<TopicRow, '_id' | 'name'>) => ({
  kind: 'topic',
  id: topic._id.toHexString(),
  label: topic.name,
});

/** Adds a topic or place; its address is made from its name. Throws `duplicate` where that address is taken. */
export async function createTopic(viewer: Viewer, input: CreateTopicInput): Promise<{ id: string }> {
  authorise(viewer, 'topics.edit');
  const slug = slugify(input.name);
  if (!slug) {
    const name = 'The name needs letters from a to z or figures, to make an address of';
    throw new AppError('invalid-input', 'There is one thing to put right', { fields: { name } });
  }
  try {
    return await inTransaction(async (session) => {
      const [topic] = await TopicModel.create([{ ...input, slug }], { session });
      if (!topic) throw new AppError('unexpected', 'The topic could not be stored.');
      await recordAudit(viewer, { action: 'topic.create', target: target(topic) }, session);
      await raiseContentVersion(session);
      return { id: topic._id.toHexString() };
    });
  } catch (error) {
    if (isDuplicateKeyError(error)) throw nameTaken(error);
    throw error;
  }
}

/** Renames or describes a topic. Throws `stale-version` where somebody else has saved it meanwhile. */
export async function saveTopic(viewer: Viewer, { id, version, ...content }: SaveTopicInput): Promise<void> {
  authorise(viewer, 'topics.edit');
  await inTransaction(async (session) => {
    const before = await TopicModel.findOneAndUpdate(
      { _id: id, version },
      { $set: content, $inc: { version: 1 } },
      { session, returnDocument: 'before' },
    ).lean();
    if (!before) throw await missingOrStale(id);
    const changed = (['name', 'kind', 'description'] as const).filter((key) => before[key] !== content[key]);
    const detail = changed.length > 0 ? `Changed: ${changed.join(', ')}` : 'Saved without a change';
    await recordAudit(
      viewer,
      { action: 'topic.save', target: target({ ...before, ...content }), detail },
      session,
    );
    await raiseContentVersion(session);
  });
}

/** Deletes a topic that no item uses, in the trash or out of it. Throws `wrong-state` with the number of items. */
export async function deleteTopic(viewer: Viewer, { id, version }: DeleteTopicInput): Promise<void> {
  authorise(viewer, 'topics.edit');
  await inTransaction(async (session) => {
    const uses = await countItemsWithTopic(id, session);
    if (uses > 0) {
      const items = uses === 1 ? 'One item uses' : `${uses} items use`;
      throw new AppError(
        'wrong-state',
        `${items} this topic, drafts and the trash included. Take it off them first.`,
      );
    }
    const section = await SectionModel.findOne({ topicIds: id }, { title: 1 }, { session }).lean();
    if (section) {
      throw new AppError(
        'wrong-state',
        `The section “${section.title}” uses this topic. Take it off it first.`,
      );
    }
    const topic = await TopicModel.findOneAndDelete({ _id: id, version }, { session }).lean();
    if (!topic) throw await missingOrStale(id);
    await recordAudit(viewer, { action: 'topic.delete', target: target(topic) }, session);
    await raiseContentVersion(session, { takeDown: true });
  });
}

function nameTaken(cause: unknown): AppError {
  const name = 'There is a topic or place of this name already';
  return new AppError('duplicate', 'There is one thing to put right', { cause, fields: { name } });
}

async function missingOrStale(id: string): Promise<AppError> {
  if (!(await TopicModel.exists({ _id: id }))) return notFoundError('topic');
  return new AppError(
    'stale-version',
    'Somebody else has saved this topic meanwhile. Open it again to see how it stands now.',
  );
}
