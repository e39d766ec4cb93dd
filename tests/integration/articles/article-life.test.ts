import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import { findEditableArticle } from '@/lib/articles/article-editing-queries';
import type { ArticleReceipt } from '@/lib/articles/article-editing-types';
import { createArticle, saveArticle } from '@/lib/articles/article-mutations';
import { findPublishedArticle, listPublishedArticles } from '@/lib/articles/article-queries';
import { createArticleSchema } from '@/lib/articles/article-schema';
import {
  deleteArticle,
  publishArticle,
  restoreArticle,
  scheduleArticle,
  trashArticle,
  unpublishArticle,
  withdrawArticle,
} from '@/lib/articles/article-state-mutations';
import type { Viewer } from '@/lib/auth/capabilities';
import { ArticleModel } from '@/models/article';
import { AuditEntryModel } from '@/models/audit-entry';
import { TopicModel } from '@/models/topic';

const person = (name: string, roles: Viewer['roles'] = ['editor']): Viewer => ({
  id: new Types.ObjectId().toHexString(),
  name,
  email: `${name}@example.org`,
  roles,
});
const editor = person('Edith');
const colleague = person('Carl');
const body = {
  type: 'doc' as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The Coralaque river.' }] }],
};
let topicId: string;

const draft = (fields: object = {}) =>
  createArticle(
    editor,
    createArticleSchema.parse({
      title: 'River polluted',
      summary: 'In short.',
      body,
      day: '2017-10-01',
      topicIds: [topicId],
      ...fields,
    }),
  );
const at = ({ id, version }: ArticleReceipt) => ({ id, version });
const code = (error: string) => expect.objectContaining({ code: error });
const history = async (id: string) =>
  (await AuditEntryModel.find({ targetId: id }).sort({ at: 1, _id: 1 }).lean()).map(
    ({ actorName, action }) => `${actorName}: ${action}`,
  );

beforeEach(async () => {
  await Promise.all([ArticleModel.deleteMany({}), AuditEntryModel.deleteMany({}), TopicModel.deleteMany({})]);
  const topic = await TopicModel.create({ slug: 'mining', name: 'Mining', kind: 'topic' });
  topicId = topic._id.toHexString();
});

describe('the life of an item', () => {
  it('goes from a draft to readers and back, each step in the audit', async () => {
    const made = await draft();
    expect(made).toMatchObject({ state: 'draft', version: 1, slug: 'river-polluted' });
    expect(await findPublishedArticle(made.slug)).toBeNull();

    const published = await publishArticle(colleague, at(made));
    expect(await findPublishedArticle(made.slug)).toMatchObject({ title: 'River polluted' });

    const saved = await saveArticle(editor, { ...at(published), title: 'Better' });
    expect(await findPublishedArticle(made.slug)).toMatchObject({ title: 'Better', summary: 'In short.' });

    const back = await unpublishArticle(editor, at(saved));
    expect(back.state).toBe('draft');
    expect(await findPublishedArticle(made.slug)).toBeNull();

    const again = await publishArticle(editor, at(back));
    const withdrawn = await withdrawArticle(editor, at(again));
    expect(withdrawn.state).toBe('archived');
    expect(await findPublishedArticle(made.slug)).toBeNull();

    expect(await history(made.id)).toEqual([
      'Edith: article.create',
      'Carl: article.publish',
      'Edith: article.save',
      'Edith: article.unpublish',
      'Edith: article.publish',
      'Edith: article.withdraw',
    ]);
    const [entry] = await AuditEntryModel.find({ action: 'article.save' }).lean();
    expect(entry).toMatchObject({ targetLabel: 'Better', detail: 'Changed: headline' });
  });

  it('keeps an incomplete draft, but does not show it, and says what is missing', async () => {
    const made = await draft({ title: '', summary: '', body: undefined, topicIds: [] });
    expect(made.slug).toMatch(/^untitled-/);
    const refusal = await publishArticle(editor, at(made)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'invalid-input' });
    expect(Object.keys((refusal as { fields: object }).fields)).toEqual([
      'title',
      'summary',
      'body',
      'slug',
      'topicIds',
    ]);
    expect(await history(made.id)).toEqual(['Edith: article.create']);
  });

  it('stays complete while readers see it', async () => {
    const published = await publishArticle(editor, at(await draft()));
    await expect(saveArticle(editor, { ...at(published), summary: '' })).rejects.toEqual(
      code('invalid-input'),
    );
    expect(await findPublishedArticle(published.slug)).toMatchObject({ summary: 'In short.' });
  });

  it('stores an event and takes it away again', async () => {
    const startsAt = new Date('2017-10-14T08:30:00Z');
    const made = await draft({ event: { startsAt: '2017-10-14T09:30', venue: 'London' } });
    expect(await ArticleModel.findById(made.id).lean()).toMatchObject({
      event: { startsAt, venue: 'London' },
    });
    const saved = await saveArticle(editor, { ...at(made), event: null });
    expect((await findEditableArticle(editor, saved.id))?.content.event).toBeNull();
  });

  it('counts the changes of an event that calendars must follow, and only those', async () => {
    const made = await draft({ event: { startsAt: '2017-10-14T09:30', venue: 'London' } });
    const sequence = async () => (await ArticleModel.findById(made.id).lean())?.eventSequence ?? 0;
    let latest = await saveArticle(editor, { ...at(made), title: 'Another headline' });
    expect(await sequence()).toBe(0);
    const event = { startsAt: new Date('2017-10-15T08:30:00Z'), venue: 'London', statusNote: '' };
    latest = await saveArticle(editor, { ...at(latest), event: { ...event, status: 'confirmed' } });
    expect(await sequence()).toBe(1);
    latest = await saveArticle(editor, { ...at(latest), event: { ...event, status: 'cancelled' } });
    expect(await sequence()).toBe(2);
    latest = await saveArticle(editor, { ...at(latest), event: null });
    await saveArticle(editor, { ...at(latest), event: { ...event, status: 'confirmed' } });
    expect(await sequence()).toBe(3);
  });

  it('keeps the bulletin it came in, and takes it away', async () => {
    const bulletin = { number: 134, period: 'June/July 2009' };
    const made = await draft({ bulletin });
    expect(await ArticleModel.findById(made.id).lean()).toMatchObject({ bulletin });
    const same = await saveArticle(editor, { ...at(made), title: 'Another headline' });
    expect((await findEditableArticle(editor, made.id))?.content.bulletin).toEqual({
      number: '134',
      period: 'June/July 2009',
    });
    const saved = await saveArticle(editor, { ...at(same), bulletin: null });
    expect((await findEditableArticle(editor, saved.id))?.content.bulletin).toBeNull();
    expect(await ArticleModel.findById(made.id).lean()).not.toHaveProperty('bulletin');
  });

  it('refuses a topic that is gone', async () => {
    const gone = new Types.ObjectId().toHexString();
    await expect(draft({ topicIds: [gone] })).rejects.toEqual(code('invalid-input'));
    expect(await ArticleModel.countDocuments({})).toBe(0);
  });
});

describe('two people at one item', () => {
  it('a stale save is refused and overwrites nothing', async () => {
    const made = await draft();
    await saveArticle(colleague, { ...at(made), title: 'Theirs' });
    await expect(saveArticle(editor, { ...at(made), title: 'Mine' })).rejects.toEqual(code('stale-version'));
    expect(await findEditableArticle(editor, made.id)).toMatchObject({
      content: { title: 'Theirs' },
      receipt: { version: 2 },
    });
    expect(await history(made.id)).toHaveLength(2);
  });

  it('of many saves at once exactly one gets through', async () => {
    const made = await draft();
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => saveArticle(editor, { ...at(made), title: `Title ${index}` })),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    expect((await findEditableArticle(editor, made.id))?.receipt.version).toBe(2);
    expect(await history(made.id)).toHaveLength(2);
  });

  it('of two publishing at once one is told', async () => {
    const made = await draft();
    const answers = await Promise.allSettled([
      publishArticle(editor, at(made)),
      publishArticle(colleague, at(made)),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(publishArticle(editor, { id: made.id, version: 2 })).rejects.toEqual(code('wrong-state'));
    expect((await history(made.id)).filter((line) => line.endsWith('publish'))).toHaveLength(1);
  });
});

describe('addresses', () => {
  it('one that is taken is refused with a sentence, and one that we make gets a number', async () => {
    await draft();
    expect((await draft()).slug).toBe('river-polluted-2');
    await expect(draft({ slug: 'river-polluted' })).rejects.toMatchObject({
      code: 'duplicate',
      fields: { slug: expect.stringContaining('river-polluted') as unknown },
    });
    const other = await draft({ title: 'Another' });
    await expect(saveArticle(editor, { ...at(other), slug: 'river-polluted' })).rejects.toEqual(
      code('duplicate'),
    );
    expect((await findEditableArticle(editor, other.id))?.content.slug).toBe('another');
  });

  it('a placeholder gives way to the first headline, and then stays', async () => {
    const made = await draft({ title: '' });
    const titled = await saveArticle(editor, { ...at(made), title: 'Copper in Apurímac' });
    expect(titled.slug).toBe('copper-in-apurimac');
    const renamed = await saveArticle(editor, { ...at(titled), title: 'Another headline' });
    expect(renamed.slug).toBe('copper-in-apurimac');
  });
});

describe('the trash', () => {
  it('takes an item off the site at once, and gives it back as a draft only', async () => {
    const published = await publishArticle(editor, at(await draft()));
    const trashed = await trashArticle(editor, at(published));
    expect(await findPublishedArticle(published.slug)).toBeNull();
    expect((await listPublishedArticles({ limit: 5 })).items).toEqual([]);
    await expect(saveArticle(editor, { ...at(trashed), title: 'X' })).rejects.toEqual(code('wrong-state'));
    await expect(publishArticle(editor, at(trashed))).rejects.toEqual(code('wrong-state'));

    const restored = await restoreArticle(editor, at(trashed));
    expect(restored).toMatchObject({ state: 'draft', trashed: false });
    expect(await findPublishedArticle(published.slug)).toBeNull();
  });

  it('is where alone something is deleted for good, with a trace', async () => {
    const made = await draft();
    await expect(deleteArticle(editor, at(made))).rejects.toEqual(code('wrong-state'));
    const trashed = await trashArticle(editor, at(made));
    await expect(deleteArticle(editor, at(made))).rejects.toEqual(code('stale-version'));
    await deleteArticle(editor, at(trashed));
    expect(await ArticleModel.countDocuments({})).toBe(0);
    expect((await history(made.id)).at(-1)).toBe('Edith: article.delete');
  });
});

describe('who may', () => {
  it.each([
    ['an administrator', person('Ada', ['administrator'])],
    ['a secretary', person('Sam', ['membership-secretary'])],
  ])('%s changes nothing', async (_who, viewer) => {
    const made = await draft();
    const later = new Date(Date.now() + 60_000);
    const attempts = [
      () => createArticle(viewer, createArticleSchema.parse({})),
      () => saveArticle(viewer, { ...at(made), title: 'X' }),
      () => publishArticle(viewer, at(made)),
      () => scheduleArticle(viewer, { ...at(made), scheduledFor: later }),
      () => unpublishArticle(viewer, at(made)),
      () => withdrawArticle(viewer, at(made)),
      () => trashArticle(viewer, at(made)),
      () => restoreArticle(viewer, at(made)),
      () => deleteArticle(viewer, at(made)),
      () => findEditableArticle(viewer, made.id),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(code('not-allowed'));
    expect(await ArticleModel.findOne({}).lean()).toMatchObject({
      version: 1,
      state: 'draft',
      trashed: false,
    });
  });

  it('an unknown item is not there', async () => {
    const id = new Types.ObjectId().toHexString();
    await expect(saveArticle(editor, { id, version: 1 })).rejects.toEqual(code('not-found'));
    await expect(publishArticle(editor, { id, version: 1 })).rejects.toEqual(code('not-found'));
    expect(await findEditableArticle(editor, 'nonsense')).toBeNull();
  });
});
