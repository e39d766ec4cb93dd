import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/capabilities';
import { findTopicForEditing, listTopicsForEditing } from '@/lib/topics/topic-editing-queries';
import { createTopic, deleteTopic, saveTopic } from '@/lib/topics/topic-mutations';
import { ArticleModel } from '@/models/article';
import { AuditEntryModel } from '@/models/audit-entry';
import { TopicModel } from '@/models/topic';

const editor: Viewer = {
  id: new Types.ObjectId().toHexString(),
  name: 'E',
  email: 'e@example.org',
  roles: ['editor'],
};
const mining = { name: 'Mining', kind: 'topic' as const, description: '' };

beforeEach(async () => {
  await Promise.all([TopicModel.deleteMany({}), ArticleModel.deleteMany({}), AuditEntryModel.deleteMany({})]);
});

describe('topics', () => {
  it('get their address from their name, and an entry in the audit', async () => {
    const { id } = await createTopic(editor, { ...mining, name: 'Derechos indígenas' });
    expect(await findTopicForEditing(id)).toMatchObject({ slug: 'derechos-indigenas', version: 1 });
    expect(await AuditEntryModel.findOne({ targetId: id }).lean()).toMatchObject({
      action: 'topic.create',
      actorName: 'E',
    });
  });

  it('are refused twice under one address', async () => {
    await createTopic(editor, mining);
    await expect(createTopic(editor, { ...mining, name: 'mining!' })).rejects.toMatchObject({
      code: 'duplicate',
    });
  });

  it('are refused without the role', async () => {
    await expect(createTopic({ ...editor, roles: ['administrator'] }, mining)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await TopicModel.countDocuments()).toBe(0);
  });

  it('keep what a colleague has saved meanwhile', async () => {
    const { id } = await createTopic(editor, mining);
    await saveTopic(editor, { id, version: 1, ...mining, description: 'first' });
    await expect(
      saveTopic(editor, { id, version: 1, ...mining, description: 'second' }),
    ).rejects.toMatchObject({
      code: 'stale-version',
    });
    expect(await findTopicForEditing(id)).toMatchObject({ description: 'first', version: 2 });
  });

  it('stay while an item uses them, even one in the trash', async () => {
    const { id } = await createTopic(editor, mining);
    const item = {
      slug: 'a',
      body: { type: 'doc' as const },
      day: '2017-10-01',
      topicIds: [new Types.ObjectId(id)],
    };
    await ArticleModel.create({ ...item, state: 'draft', trashed: true });
    expect(await listTopicsForEditing()).toMatchObject([{ name: 'Mining', uses: 1 }]);
    await expect(deleteTopic(editor, { id, version: 1 })).rejects.toThrow(/One item uses/);
    await ArticleModel.deleteMany({});
    await deleteTopic(editor, { id, version: 1 });
    expect(await findTopicForEditing(id)).toBeNull();
  });
});
