import { beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as readOne, DELETE, PATCH } from '@/app/api/articles/[id]/route';
import { GET as list, POST } from '@/app/api/articles/route';
import { getRequestViewer } from '@/lib/auth/request-viewer';
import type { Viewer } from '@/lib/auth/capabilities';
import { ArticleModel } from '@/models/article';
import { RateLimitModel } from '@/models/rate-limit';
import { TopicModel } from '@/models/topic';

// Who asks is tested with the accounts; here it is given.
vi.mock('@/lib/auth/request-viewer', () => ({ getRequestViewer: vi.fn() }));

const editor: Viewer = {
  id: '65a1b2c3d4e5f60718293a4b',
  name: 'Editor',
  email: 'editor@example.org',
  roles: ['editor'],
};
const as = (viewer: Viewer | null) => vi.mocked(getRequestViewer).mockResolvedValue(viewer);

const call = (method: string, path: string, body?: unknown) =>
  new Request(`http://localhost:3000${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  });
const none = { params: Promise.resolve({}) };
const withId = (id: string) => ({ params: Promise.resolve({ id }) });

const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words.' }] }] };

async function draft(title = 'A headline') {
  const topic = await TopicModel.findOneAndUpdate(
    { slug: 'mining' },
    { $setOnInsert: { slug: 'mining', name: 'Mining', kind: 'topic' } },
    { upsert: true, returnDocument: 'after' },
  ).lean();
  const body = { title, summary: 'A summary.', body: text, topicIds: [topic?._id.toHexString()] };
  const response = await POST(call('POST', '/api/articles', body), none as never);
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; version: number; slug: string };
}

beforeEach(async () => {
  await Promise.all([ArticleModel.deleteMany({}), RateLimitModel.deleteMany({})]);
  as(editor);
});

describe('the articles interface', () => {
  it('takes a draft, publishes it, changes it and takes it off again', async () => {
    const { id } = await draft();
    const published = await PATCH(
      call('PATCH', `/api/articles/${id}`, { version: 1, move: 'publish' }),
      withId(id),
    );
    expect(await published.json()).toMatchObject({ state: 'published', version: 2 });

    as(null);
    const feed = await (await list(call('GET', '/api/articles'), none as never)).json();
    expect(feed).toMatchObject({ items: [{ id, title: 'A headline' }], older: null });
    const item = await (await readOne(call('GET', `/api/articles/${id}`), withId(id))).json();
    expect(item).toMatchObject({ title: 'A headline', body: text });
    expect(item).not.toHaveProperty('version');

    as(editor);
    const saved = await PATCH(
      call('PATCH', `/api/articles/${id}`, { version: 2, summary: 'Better.' }),
      withId(id),
    );
    expect(await saved.json()).toMatchObject({ version: 3 });
    const gone = await DELETE(call('DELETE', `/api/articles/${id}?version=3`), withId(id));
    expect(await gone.json()).toMatchObject({ trashed: true });

    as(null);
    expect((await readOne(call('GET', `/api/articles/${id}`), withId(id))).status).toBe(404);
  });

  it('refuses a change that has read another version', async () => {
    const { id } = await draft();
    const response = await PATCH(
      call('PATCH', `/api/articles/${id}`, { version: 9, title: 'X' }),
      withId(id),
    );
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'stale-version' });
  });

  it.each([
    ['nobody', null, 401],
    ['a membership secretary', { ...editor, roles: ['membership-secretary'] } as Viewer, 403],
    ['an administrator', { ...editor, roles: ['administrator'] } as Viewer, 403],
  ])('refuses changes by %s', async (_who, viewer, status) => {
    const { id } = await draft();
    as(viewer);
    const answers = await Promise.all([
      POST(call('POST', '/api/articles', { title: 'X' }), none as never),
      PATCH(call('PATCH', `/api/articles/${id}`, { version: 1, title: 'X' }), withId(id)),
      PATCH(call('PATCH', `/api/articles/${id}`, { version: 1, move: 'publish' }), withId(id)),
      DELETE(call('DELETE', `/api/articles/${id}?version=1`), withId(id)),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([status, status, status, status]);
    expect(await ArticleModel.findById(id).lean()).toMatchObject({ title: 'A headline', version: 1 });
  });

  it('shows a draft to nobody but editors', async () => {
    const { id } = await draft();
    expect((await readOne(call('GET', `/api/articles/${id}`), withId(id))).status).toBe(200);
    as({ ...editor, roles: ['membership-secretary'] });
    expect((await readOne(call('GET', `/api/articles/${id}`), withId(id))).status).toBe(404);
  });

  it.each([
    [{ title: 'X', state: 'published' }],
    [{ title: { $gt: '' } }],
    [{ title: 'X', body: { type: 'doc', content: [{ type: 'script' }] } }],
    [[]],
    ['text'],
    [null],
  ])('refuses the body %j', async (body) => {
    const response = await POST(call('POST', '/api/articles', body), none as never);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'invalid-input' });
  });

  it.each(['limit=0', 'limit=51', 'limit=all'])('refuses ?%s', async (query) => {
    expect((await list(call('GET', `/api/articles?${query}`), none as never)).status).toBe(422);
  });

  it('goes on where a page ended', async () => {
    for (const title of ['One', 'Two', 'Three']) {
      const { id } = await draft(title);
      await PATCH(call('PATCH', `/api/articles/${id}`, { version: 1, move: 'publish' }), withId(id));
    }
    const first = await (await list(call('GET', '/api/articles?limit=2&topic=mining'), none as never)).json();
    const next = `/api/articles?limit=2&topic=mining&before=${encodeURIComponent(first.older)}`;
    const second = await (await list(call('GET', next), none as never)).json();
    const titles = [...first.items, ...second.items].map((item: { title: string }) => item.title);
    expect(titles).toEqual(['Three', 'Two', 'One']);
  });

  it('counts requests and then refuses', async () => {
    // This minute and the next: the test may run across the edge.
    const minute = Math.floor(Date.now() / 60_000);
    const full = { count: 120, expiresAt: new Date(Date.now() + 180_000) };
    await RateLimitModel.create(
      [minute, minute + 1].map((at) => ({ _id: `api:${editor.id}:${at}`, ...full })),
    );
    const response = await list(call('GET', '/api/articles'), none as never);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('60');
  });
});
