import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishDue } from '@/lib/articles/publish-due-mutations';
import { scheduleArticle, trashArticle, unpublishArticle } from '@/lib/articles/article-state-mutations';
import type { Viewer } from '@/lib/auth/capabilities';
import { ArticleModel } from '@/models/article';
import { AuditEntryModel } from '@/models/audit-entry';
import { storeArticle } from '../../support/stored-articles';

const editor: Viewer = {
  id: new Types.ObjectId().toHexString(),
  name: 'Edith',
  email: 'e@example.org',
  roles: ['editor'],
};
const start = Date.now();
const minutes = (count: number) => new Date(start + count * 60_000);
const topicIds = [new Types.ObjectId()];

async function scheduled(minute: number, state: 'draft' | 'scheduled' = 'draft') {
  const { id } = await storeArticle({ state, topicIds, publishedAt: undefined });
  return scheduleArticle(editor, { id, version: 1, scheduledFor: minutes(minute) });
}

beforeEach(async () => {
  await Promise.all([ArticleModel.deleteMany({}), AuditEntryModel.deleteMany({})]);
});

describe('scheduled items', () => {
  it('go out when their time has come, not before, by the site itself', async () => {
    const soon = await scheduled(10);
    const later = await scheduled(30);
    expect(await publishDue(minutes(9))).toBe(0);
    expect(await publishDue(minutes(10))).toBe(1);
    const row = await ArticleModel.findById(soon.id).lean();
    expect(row).toMatchObject({ state: 'published', publishedAt: minutes(10), version: 3 });
    expect(row).not.toHaveProperty('scheduledFor');
    expect(await ArticleModel.findById(later.id).lean()).toMatchObject({ state: 'scheduled' });
    const [entry, ...others] = await AuditEntryModel.find({ action: 'article.publish' }).lean();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ actorName: 'The site', targetId: soon.id });
    expect(entry).not.toHaveProperty('actorId');
  });

  it('go out once, however many instances look', async () => {
    for (let index = 0; index < 6; index += 1) await scheduled(index + 1);
    const counts = await Promise.all(Array.from({ length: 4 }, () => publishDue(minutes(60))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(await AuditEntryModel.countDocuments({ action: 'article.publish' })).toBe(6);
  });

  it('stay where they are once taken back or put into the trash', async () => {
    const back = await scheduled(10);
    const trashed = await scheduled(10);
    await unpublishArticle(editor, { id: back.id, version: back.version });
    await trashArticle(editor, { id: trashed.id, version: trashed.version });
    // However it came there, what lies in the trash does not go out.
    await storeArticle({ state: 'scheduled', scheduledFor: minutes(10), trashed: true });
    expect(await publishDue(minutes(60))).toBe(0);
    expect(await ArticleModel.countDocuments({ state: 'published' })).toBe(0);
  });

  it('need a time to come, and may get another', async () => {
    const made = await scheduled(10);
    const moved = await scheduleArticle(editor, {
      id: made.id,
      version: made.version,
      scheduledFor: minutes(20),
    });
    expect(moved.scheduledFor).toBe(minutes(20).toISOString());
    await expect(
      scheduleArticle(editor, { id: made.id, version: moved.version, scheduledFor: minutes(-1) }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
