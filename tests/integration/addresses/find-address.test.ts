import { Types } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { findAddress } from '@/lib/addresses/address-queries';
import { saveArticle } from '@/lib/articles/article-mutations';
import type { Viewer } from '@/lib/auth/capabilities';
import { seedDatabase } from '@/lib/seed/seed-database';
import { ArticleModel } from '@/models/article';
import { TopicModel } from '@/models/topic';
import { expectIndex } from '../explain/expect-index';
import { storeArticle } from '../../support/stored-articles';

const editor: Viewer = { id: new Types.ObjectId().toHexString(), name: 'E', email: 'e@e', roles: ['editor'] };
const event = { startsAt: new Date('2017-10-14T08:30:00Z'), venue: 'London' };

beforeAll(async () => {
  await seedDatabase();
  await storeArticle({ slug: 'announced', event });
  await storeArticle({ slug: 'withdrawn', state: 'archived' });
  await storeArticle({ slug: 'thrown-away', trashed: true });
  await storeArticle({ slug: 'draft', state: 'draft', publishedAt: undefined });
  await storeArticle({ slug: 'thrown-draft', state: 'draft', publishedAt: undefined, trashed: true });
  await storeArticle({ slug: 'taken-back', state: 'draft' });
  await storeArticle({ slug: 'waiting', state: 'scheduled', publishedAt: undefined });
  await storeArticle({ slug: 'renamed', formerSlugs: ['first-name', 'second-name'] });
  await storeArticle({ slug: 'renamed-and-withdrawn', state: 'archived', formerSlugs: ['its-first-name'] });
});

describe('findAddress', () => {
  it.each([
    [{ kind: 'article', slug: 'announced' }, { state: 'there' }],
    [{ kind: 'article', slug: 'withdrawn' }, { state: 'gone' }],
    [{ kind: 'article', slug: 'thrown-away' }, { state: 'gone' }],
    [{ kind: 'article', slug: 'draft' }, { state: 'unknown' }],
    [{ kind: 'article', slug: 'thrown-draft' }, { state: 'unknown' }],
    [{ kind: 'article', slug: 'taken-back' }, { state: 'unknown' }],
    [{ kind: 'article', slug: 'waiting' }, { state: 'unknown' }],
    [{ kind: 'article', slug: 'nothing' }, { state: 'unknown' }],
    [
      { kind: 'article', slug: 'second-name' },
      { state: 'moved', slug: 'renamed' },
    ],
    [{ kind: 'article', slug: 'its-first-name' }, { state: 'gone' }],
    [{ kind: 'event', slug: 'announced' }, { state: 'there' }],
    [
      { kind: 'event', slug: 'renamed' },
      { state: 'elsewhere', path: '/news/renamed' },
    ],
    [
      { kind: 'event', slug: 'first-name' },
      { state: 'elsewhere', path: '/news/renamed' },
    ],
    [{ kind: 'event', slug: 'draft' }, { state: 'unknown' }],
    [{ kind: 'event', slug: 'withdrawn' }, { state: 'gone' }],
    [{ kind: 'event', slug: 'nothing' }, { state: 'unknown' }],
    [{ kind: 'topic', slug: 'mining' }, { state: 'there' }],
    [{ kind: 'topic', slug: 'nothing' }, { state: 'unknown' }],
    [{ kind: 'section', slug: 'aims' }, { state: 'there' }],
    [{ kind: 'section', slug: 'nothing' }, { state: 'unknown' }],
    [{ kind: 'archive', year: '2017' }, { state: 'there' }],
    [{ kind: 'archive', year: '2017', month: '10' }, { state: 'there' }],
    [{ kind: 'archive', year: '2017', month: '01' }, { state: 'unknown' }],
    [{ kind: 'archive', year: '1999' }, { state: 'unknown' }],
  ] as const)('%j is %j', async (address, expected) => {
    expect(await findAddress(address)).toEqual(expected);
  });

  it('looks in an index only', async () => {
    await expectIndex(() => findAddress({ kind: 'article', slug: 'nothing' }));
    await expectIndex(() => findAddress({ kind: 'archive', year: '2017', month: '10' }));
  });
});

describe('a published item that gets another address', () => {
  it('is found under the old one, and a draft leaves none behind', async () => {
    const topicIds = [(await TopicModel.findOne({ slug: 'mining' }).lean())?._id ?? new Types.ObjectId()];
    const { id } = await storeArticle({ slug: 'old-address', topicIds });
    await saveArticle(editor, { id, version: 1, slug: 'new-address' });
    expect(await findAddress({ kind: 'article', slug: 'old-address' })).toEqual({
      state: 'moved',
      slug: 'new-address',
    });
    const draft = await storeArticle({ slug: 'draft-address', state: 'draft', publishedAt: undefined });
    await saveArticle(editor, { id: draft.id, version: 1, slug: 'other-draft-address' });
    expect((await ArticleModel.findById(draft.id).lean())?.formerSlugs).toEqual([]);
    expect(await findAddress({ kind: 'article', slug: 'draft-address' })).toEqual({ state: 'unknown' });
  });
});
