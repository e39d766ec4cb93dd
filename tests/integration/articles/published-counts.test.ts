import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleReceipt } from '@/lib/articles/article-editing-types';
import { saveArticle } from '@/lib/articles/article-mutations';
import { saveArticleSchema } from '@/lib/articles/article-schema';
import {
  deleteArticle,
  publishArticle,
  restoreArticle,
  scheduleArticle,
  trashArticle,
  unpublishArticle,
  withdrawArticle,
} from '@/lib/articles/article-state-mutations';
import { publishDue } from '@/lib/articles/publish-due-mutations';
import { recountIfWrong, recountPublished } from '@/lib/articles/published-count-mutations';
import {
  countPublishedByMonth,
  countPublishedByTopic,
  countPublishedOfMonth,
  countPublishedOfTopic,
} from '@/lib/articles/published-count-queries';
import type { Viewer } from '@/lib/auth/capabilities';
import { ArticleModel } from '@/models/article';
import { PublishedCountModel } from '@/models/published-count';
import { TopicModel } from '@/models/topic';
import { storeArticle } from '../../support/stored-articles';

const editor: Viewer = {
  id: new Types.ObjectId().toHexString(),
  name: 'Edith',
  email: 'e@example.org',
  roles: ['editor'],
};
const [mining, law] = [new Types.ObjectId(), new Types.ObjectId()];

beforeEach(async () => {
  await Promise.all([
    ArticleModel.deleteMany({}),
    PublishedCountModel.deleteMany({}),
    TopicModel.deleteMany({}),
  ]);
  await TopicModel.insertMany([
    { _id: mining, slug: 'mining', name: 'Mining', kind: 'topic', version: 1 },
    { _id: law, slug: 'law', name: 'Law', kind: 'topic', version: 1 },
  ]);
});

/** What is kept; each time it must be what counting the items themselves gives. */
async function counts(): Promise<Record<string, number>> {
  const months = (await countPublishedByMonth()).map(({ month, count }) => [month, count] as const);
  const names = new Map([
    [mining.toHexString(), 'mining'],
    [law.toHexString(), 'law'],
  ]);
  const topics = [...(await countPublishedByTopic())].map(([id, count]) => [names.get(id), count] as const);
  const kept = Object.fromEntries([...months, ...topics]) as Record<string, number>;
  const published = await ArticleModel.find({ state: 'published', trashed: false }).lean();
  const truth: Record<string, number> = {};
  for (const { day, topicIds } of published)
    for (const key of [day.slice(0, 7), ...topicIds.map((id) => names.get(id.toHexString()) ?? '')])
      truth[key] = (truth[key] ?? 0) + 1;
  expect(kept).toEqual(truth);
  return kept;
}

const at = ({ id, version }: ArticleReceipt) => ({ id, version });
const draft = async (fields: object = {}) => {
  const { id } = await storeArticle({ state: 'draft', day: '2017-09-16', topicIds: [mining], ...fields });
  return { id, version: 1 };
};

describe('the counts of published items', () => {
  it('follow an item through its whole life', async () => {
    const published = await publishArticle(editor, await draft());
    expect(await counts()).toEqual({ '2017-09': 1, mining: 1 });
    const change = {
      ...at(published),
      day: '2017-10-01',
      topicIds: [law.toHexString(), mining.toHexString()],
    };
    const saved = await saveArticle(editor, saveArticleSchema.parse(change));
    expect(await counts()).toEqual({ '2017-10': 1, law: 1, mining: 1 });
    const withdrawn = await withdrawArticle(editor, at(saved));
    expect(await counts()).toEqual({});
    const trashed = await trashArticle(editor, at(withdrawn));
    const restored = await restoreArticle(editor, at(trashed));
    const again = await publishArticle(editor, at(restored));
    expect(await counts()).toEqual({ '2017-10': 1, law: 1, mining: 1 });
    const back = await unpublishArticle(editor, at(again));
    expect(await counts()).toEqual({});
    const twice = await trashArticle(editor, at(await publishArticle(editor, at(back))));
    await deleteArticle(editor, at(twice));
    expect(await counts()).toEqual({});
  });

  it('follow what goes out by itself', async () => {
    const soon = new Date(Date.now() + 60_000);
    await scheduleArticle(editor, { ...(await draft()), scheduledFor: soon });
    expect(await counts()).toEqual({});
    await publishDue(soon);
    expect(await counts()).toEqual({ '2017-09': 1, mining: 1 });
  });

  it('lose nothing when many go out at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 8 }, () => draft()));
    await Promise.all(drafts.map((item) => publishArticle(editor, item)));
    expect(await counts()).toEqual({ '2017-09': 8, mining: 8 });
  });

  it('do not change when a save is refused', async () => {
    const published = await publishArticle(editor, await draft());
    const stale = saveArticleSchema.parse({ id: published.id, version: 1, day: '2016-01-01' });
    await expect(saveArticle(editor, stale)).rejects.toThrow();
    expect(await counts()).toEqual({ '2017-09': 1, mining: 1 });
  });

  it('are told one by one', async () => {
    await publishArticle(editor, await draft());
    expect(await countPublishedOfMonth('2017-09')).toBe(1);
    expect(await countPublishedOfMonth('2017-10')).toBe(0);
    expect(await countPublishedOfTopic(mining.toHexString())).toBe(1);
    expect(await countPublishedOfTopic('')).toBe(0);
    expect(await countPublishedByMonth('2017')).toEqual([{ month: '2017-09', count: 1 }]);
    expect(await countPublishedByMonth('2016')).toEqual([]);
  });
});

describe('counting anew', () => {
  it('happens where the counts don’t add up, and only there', async () => {
    await storeArticle({ day: '2017-09-16', topicIds: [mining] });
    await storeArticle({ day: '1999-12-31', topicIds: [law, mining] });
    await storeArticle({ state: 'draft', topicIds: [law] });
    expect(await recountIfWrong()).toBe(true);
    expect(await counts()).toEqual({ '1999-12': 1, '2017-09': 1, law: 1, mining: 2 });
    expect(await recountIfWrong()).toBe(false);
  });

  it('loses nothing that goes out while it counts', async () => {
    for (let month = 1; month <= 9; month += 1)
      await storeArticle({ day: `2017-0${month}-01`, topicIds: [mining] });
    const drafts = await Promise.all([draft(), draft()]);
    await Promise.all([recountPublished(), ...drafts.map((item) => publishArticle(editor, item))]);
    expect(await counts()).toMatchObject({ '2017-09': 3, mining: 11 });
  });

  it('takes away what is counted but not there', async () => {
    await PublishedCountModel.create({ _id: 'month/2011-01', count: 3 });
    await recountPublished();
    expect(await PublishedCountModel.countDocuments({})).toBe(0);
  });
});
