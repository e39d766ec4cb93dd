import { Types } from 'mongoose';
import { beforeEach, describe, expect, it } from 'vitest';
import { countArticlesByTab, findArticleYears, listArticles } from '@/lib/articles/article-list-queries';
import { articleListSchema } from '@/lib/articles/article-list-schema';
import type { Viewer } from '@/lib/auth/capabilities';
import { ArticleModel } from '@/models/article';
import { UserModel } from '@/models/user';
import { storeArticle } from '../../support/stored-articles';

const editor: Viewer = {
  id: new Types.ObjectId().toHexString(),
  name: 'Edith',
  email: 'e@example.org',
  roles: ['editor'],
};
const list = (query: object = {}) => listArticles(editor, articleListSchema.parse(query));
const titles = async (query: object = {}) => (await list(query)).items.map((item) => item.title);

async function walk(query: object) {
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await list({ ...query, before });
    seen.push(...page.items.map((item) => item.title));
    before = page.older ?? undefined;
  } while (before && seen.length < 500);
  return seen;
}

beforeEach(async () => {
  await Promise.all([ArticleModel.deleteMany({}), UserModel.deleteMany({})]);
});

describe('the editors’ list', () => {
  it('shows every state but the trash, last changed first, and each tab its own', async () => {
    for (const state of ['draft', 'scheduled', 'published', 'archived'] as const)
      await storeArticle({ title: state, state });
    await storeArticle({ title: 'gone', trashed: true });
    expect(await titles()).toEqual(['archived', 'published', 'scheduled', 'draft']);
    expect(await titles({ state: 'draft' })).toEqual(['draft']);
    expect(await titles({ state: 'trash' })).toEqual(['gone']);
    expect(await countArticlesByTab(editor)).toEqual({
      all: 4,
      draft: 1,
      scheduled: 1,
      published: 1,
      archived: 1,
      trash: 1,
    });
  });

  it('finds all the words, in headline, summary and text', async () => {
    await storeArticle({ title: 'River polluted', bodyText: 'Coralaque' });
    await storeArticle({ title: 'River clean', bodyText: 'Tambo' });
    expect(await titles({ q: 'river coralaque' })).toEqual(['River polluted']);
    expect(await titles({ q: 'RIVER' })).toHaveLength(2);
    expect(await titles({ q: 'absent' })).toEqual([]);
    expect(await titles({ q: '"$%-' })).toEqual([]);
  });

  it('narrows by topic and by year', async () => {
    const mining = new Types.ObjectId();
    await storeArticle({ title: 'a', topicIds: [mining], day: '2016-12-31' });
    await storeArticle({ title: 'b', topicIds: [mining], day: '2017-01-01' });
    await storeArticle({ title: 'c', day: '2017-12-31' });
    expect(await titles({ topic: mining.toHexString() })).toEqual(['b', 'a']);
    expect(await titles({ year: '2017' })).toEqual(['c', 'b']);
    expect(await titles({ year: '2017', topic: mining.toHexString(), state: 'published' })).toEqual(['b']);
    expect(await findArticleYears(editor)).toEqual(['2017', '2016']);
  });

  it('pages without gaps or doubles, by change and by day', async () => {
    const same = new Date('2017-10-01T10:00:00Z');
    for (let index = 0; index < 65; index += 1)
      await storeArticle({ title: `t${index}`, day: index < 40 ? '2017-10-01' : '2017-09-24' });
    await ArticleModel.updateMany({}, { $set: { updatedAt: same } }, { timestamps: false });
    for (const query of [{}, { year: '2017' }]) {
      const seen = await walk(query);
      expect(seen).toHaveLength(65);
      expect(new Set(seen).size).toBe(65);
    }
  });

  it('says who was last, and whether it was you', async () => {
    const user = await UserModel.create({
      name: 'Carl',
      email: 'c@example.org',
      emailKey: 'c@example.org',
      roles: ['editor'],
      state: 'active',
    });
    await storeArticle({ title: 'theirs', updatedBy: user._id });
    await storeArticle({ title: 'mine', updatedBy: new Types.ObjectId(editor.id) });
    const { items } = await list();
    expect(items.map(({ updatedBy, updatedByViewer }) => ({ updatedBy, updatedByViewer }))).toEqual([
      { updatedBy: null, updatedByViewer: true },
      { updatedBy: 'Carl', updatedByViewer: false },
    ]);
  });

  it('is for editors', async () => {
    await expect(
      listArticles({ ...editor, roles: ['administrator'] }, articleListSchema.parse({})),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
