import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, vi } from 'vitest';
import { ArticleEditor } from '@/components/editor/article-editor';
import type { ArticleContent, ArticleReceipt, EditableArticle } from '@/lib/articles/article-editing-types';

const mocked = vi.hoisted(() => ({
  actions: {
    createArticleAction: vi.fn(),
    saveArticleAction: vi.fn(),
    readArticleAction: vi.fn(),
    publishArticleAction: vi.fn(),
    scheduleArticleAction: vi.fn(),
    unpublishArticleAction: vi.fn(),
    withdrawArticleAction: vi.fn(),
    trashArticleAction: vi.fn(),
  },
  push: vi.fn(),
}));
vi.mock('@/lib/articles/article-actions', () => mocked.actions);
vi.mock('next/navigation', () => ({ useRouter: () => ({ push: mocked.push }) }));

/** The server's side of the editor: each test says what it answers. */
export const { actions } = mocked;

beforeEach(() => {
  window.localStorage.clear();
  for (const action of Object.values(actions)) action.mockReset();
});

export const receipt: ArticleReceipt = {
  id: 'article-1',
  slug: 'river',
  version: 4,
  state: 'draft',
  trashed: false,
  publishedAt: null,
  scheduledFor: null,
  updatedAt: '2017-10-01T18:42:00.000Z',
};
export const content: ArticleContent = {
  title: 'River',
  summary: 'In short.',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words' }] }] },
  slug: 'river',
  day: '2017-10-01',
  bulletin: null,
  topicIds: ['topic-1'],
  lang: 'en',
  corrections: [],
  event: null,
};

/** The answer to a save that went through. */
export const saved = (part: Partial<ArticleReceipt> = {}) => ({
  status: 'success',
  data: { ...receipt, version: 5, ...part },
});

/** What the last save sent. */
export function sentTo(action: ReturnType<typeof vi.fn>): Record<string, unknown> {
  const form = action.mock.calls.at(-1)?.[1] as FormData;
  return JSON.parse(String(form.get('article'))) as Record<string, unknown>;
}

/** Opens an item in the editor; `article: null` opens an empty page for a new one. */
export async function openEditor(article: Partial<EditableArticle> | null = {}): Promise<void> {
  const whole = article && { receipt, content, updatedBy: null, ...article };
  render(
    <ArticleEditor
      viewer={{ id: 'viewer-1', roles: ['editor'] }}
      article={whole}
      start={whole?.content ?? { ...content, title: '', slug: '', topicIds: [] }}
      topics={[{ id: 'topic-1', slug: 'mining', name: 'Mining', kind: 'topic' }]}
      today="2017-10-01"
    />,
  );
  await screen.findByRole('textbox', { name: 'Text of the article' });
}

export const pressSave = () => userEvent.click(screen.getByRole('button', { name: /^Save/ }));
export const summaryField = () => screen.getByLabelText('Summary, one to three sentences');
