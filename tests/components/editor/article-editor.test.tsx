import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ArticleEditor } from '@/components/editor/article-editor';
import type { ArticleContent, ArticleReceipt, EditableArticle } from '@/lib/articles/article-editing-types';

const actions = vi.hoisted(() => ({
  createArticleAction: vi.fn(),
  saveArticleAction: vi.fn(),
  readArticleAction: vi.fn(),
  publishArticleAction: vi.fn(),
  scheduleArticleAction: vi.fn(),
  unpublishArticleAction: vi.fn(),
  withdrawArticleAction: vi.fn(),
  trashArticleAction: vi.fn(),
}));
vi.mock('@/lib/articles/article-actions', () => actions);
const push = vi.hoisted(() => vi.fn());
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const viewer = { id: 'viewer-1', roles: ['editor' as const] };
const topics = [{ id: 'topic-1', slug: 'mining', name: 'Mining', kind: 'topic' as const }];
const receipt: ArticleReceipt = {
  id: 'article-1',
  slug: 'river',
  version: 4,
  state: 'draft',
  trashed: false,
  publishedAt: null,
  scheduledFor: null,
  updatedAt: '2017-10-01T18:42:00.000Z',
};
const content: ArticleContent = {
  title: 'River',
  summary: 'In short.',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words' }] }] },
  slug: 'river',
  day: '2017-10-01',
  topicIds: ['topic-1'],
  lang: 'en',
  corrections: [],
  event: null,
};
const key = 'psg-unsaved:viewer-1:article:article-1';
const saved = (part: Partial<ArticleReceipt> = {}) => ({
  status: 'success',
  data: { ...receipt, version: 5, ...part },
});
const sentTo = (action: ReturnType<typeof vi.fn>, call = -1) => {
  const form = action.mock.calls.at(call)?.[1] as FormData;
  return JSON.parse(String(form.get('article'))) as Record<string, unknown>;
};

async function open(article: Partial<EditableArticle> = {}) {
  const whole = { receipt, content, updatedBy: null, ...article };
  render(
    <ArticleEditor
      viewer={viewer}
      article={whole}
      start={whole.content}
      topics={topics}
      today="2017-10-01"
    />,
  );
  await screen.findByRole('textbox', { name: 'Text of the article' });
}
const save = () => userEvent.click(screen.getByRole('button', { name: /^Save/ }));
const summary = () => screen.getByLabelText('Summary, one to three sentences');

beforeEach(() => {
  window.localStorage.clear();
  for (const action of [...Object.values(actions), push]) action.mockReset();
});

describe('saving', () => {
  it('sends what is on the screen with the version that was read, and says when it was saved', async () => {
    actions.saveArticleAction.mockResolvedValue(saved());
    await open();
    await userEvent.type(summary(), ' More.');
    expect(screen.getByText('Changes not saved yet')).toBeInTheDocument();
    await save();
    expect(await screen.findByText('Saved at 19:42')).toBeInTheDocument();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({
      id: 'article-1',
      version: 4,
      summary: 'In short. More.',
    });
    await save();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({ version: 5 });
  });

  it('answers Ctrl+S, and takes no second one while it is under way', async () => {
    let finish: (value: unknown) => void = () => {};
    actions.saveArticleAction.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    await open();
    fireEvent.keyDown(window, { key: 's', ctrlKey: true });
    fireEvent.keyDown(window, { key: 's', ctrlKey: true });
    expect(await screen.findByText('Saving')).toBeInTheDocument();
    expect(actions.saveArticleAction).toHaveBeenCalledTimes(1);
    await act(async () => finish(saved()));
    expect(screen.getByText('Saved at 19:42')).toBeInTheDocument();
  });

  it('keeps what is typed while it is under way, as not saved', async () => {
    let finish: (value: unknown) => void = () => {};
    actions.saveArticleAction.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    await open();
    await userEvent.type(summary(), ' One.');
    await save();
    await userEvent.type(summary(), ' Two.');
    await act(async () => finish(saved()));
    expect(summary()).toHaveValue('In short. One. Two.');
    expect(screen.getByText('Changed since 19:42')).toBeInTheDocument();
  });

  it.each([
    ['the session has ended', { status: 'error', code: 'not-signed-in', message: 'Your session has ended.' }],
    ['the site fails', { status: 'error', code: 'unexpected', message: 'This could not be done just now.' }],
  ])('keeps the text where %s', async (_why, answer) => {
    actions.saveArticleAction.mockResolvedValue(answer);
    await open();
    await userEvent.type(summary(), ' More.');
    await save();
    expect(await screen.findByRole('alert')).toHaveTextContent(answer.message);
    expect(summary()).toHaveValue('In short. More.');
    expect(screen.getByText('Not saved')).toBeInTheDocument();
  });

  it('keeps the text where the network is gone', async () => {
    actions.saveArticleAction.mockRejectedValue(new TypeError('fetch failed'));
    await open();
    await userEvent.type(summary(), ' More.');
    await save();
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be reached');
    expect(summary()).toHaveValue('In short. More.');
  });

  it('shows an error at its field', async () => {
    actions.saveArticleAction.mockResolvedValue({
      status: 'error',
      code: 'duplicate',
      message: 'Taken',
      fields: { slug: 'Another item has it' },
    });
    await open();
    await save();
    const address = await screen.findByLabelText('Address on the site');
    expect(address).toHaveAccessibleDescription(/Another item has it/);
    expect(screen.getByRole('link', { name: 'Another item has it' })).toHaveAttribute('href', '#slug');
  });

  it('makes a new item once, and goes on with it', async () => {
    actions.createArticleAction.mockResolvedValue(saved({ id: 'new-1', version: 1, slug: 'first' }));
    actions.saveArticleAction.mockResolvedValue(saved({ id: 'new-1', version: 2 }));
    const start = { ...content, title: '', slug: '', topicIds: [] };
    render(<ArticleEditor viewer={viewer} article={null} start={start} topics={topics} today="2017-10-01" />);
    await userEvent.type(screen.getByLabelText('Headline'), 'First');
    await save();
    expect(await screen.findByLabelText('Address on the site')).toHaveValue('first');
    expect(sentTo(actions.createArticleAction)).not.toHaveProperty('slug');
    expect(window.location.pathname).toBe('/dashboard/articles/new-1');
    await save();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({ id: 'new-1', version: 1 });
    expect(actions.createArticleAction).toHaveBeenCalledTimes(1);
  });
});

describe('a stale save', () => {
  const theirs = {
    receipt: { ...receipt, version: 7, updatedAt: '2017-10-01T19:00:00.000Z' },
    content: { ...content, summary: 'Theirs.' },
    updatedBy: 'Carl',
  };
  async function collide() {
    actions.saveArticleAction.mockResolvedValueOnce({
      status: 'error',
      code: 'stale-version',
      message: 'Stale',
    });
    actions.readArticleAction.mockResolvedValue({ status: 'success', data: theirs });
    await open();
    await userEvent.type(summary(), ' Mine.');
    await save();
    return screen.findByRole('region', { name: /Carl saved this on 1 October 2017 at 20:00/ });
  }

  it('shows what differs, and only that, and keeps the text', async () => {
    const conflict = await collide();
    expect(conflict).toHaveFocus();
    const parts = within(conflict).getAllByRole('heading', { level: 3 });
    expect(parts.map((part) => part.textContent)).toEqual(['Summary']);
    expect(conflict).toHaveTextContent('Theirs.');
    expect(conflict).toHaveTextContent('In short. Mine.');
    expect(summary()).toHaveValue('In short. Mine.');
  });

  it('is saved over theirs only when that is chosen', async () => {
    const conflict = await collide();
    expect(actions.saveArticleAction).toHaveBeenCalledTimes(1);
    actions.saveArticleAction.mockResolvedValue(saved({ version: 8 }));
    await userEvent.click(within(conflict).getByRole('button', { name: /Keep mine/ }));
    await waitFor(() => expect(conflict).not.toBeInTheDocument());
    expect(sentTo(actions.saveArticleAction)).toMatchObject({ version: 7, summary: 'In short. Mine.' });
  });

  it('gives way to theirs when that is chosen', async () => {
    const conflict = await collide();
    await userEvent.click(within(conflict).getByRole('button', { name: 'Take theirs' }));
    expect(summary()).toHaveValue('Theirs.');
    actions.saveArticleAction.mockResolvedValue(saved({ version: 8 }));
    await save();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({ version: 7, summary: 'Theirs.' });
  });
});

describe('text that was not saved', () => {
  const keep = (version: number) =>
    window.localStorage.setItem(
      key,
      JSON.stringify({
        content: { ...content, summary: 'Unsaved words.' },
        version,
        keptAt: '2017-10-01T18:00:00.000Z',
      }),
    );

  it('is kept in this browser, and forgotten once saved', async () => {
    actions.saveArticleAction.mockResolvedValue(saved());
    await open();
    await userEvent.type(summary(), ' More.');
    fireEvent(window, new Event('pagehide'));
    expect(window.localStorage.getItem(key)).toContain('In short. More.');
    await save();
    await screen.findByText('Saved at 19:42');
    expect(window.localStorage.getItem(key)).toBeNull();
  });

  it('is offered, and restored over the version that it was typed over', async () => {
    keep(3);
    actions.saveArticleAction.mockResolvedValue(saved());
    await open();
    expect(summary()).toHaveValue('In short.');
    await userEvent.click(screen.getByRole('button', { name: 'Restore it' }));
    expect(summary()).toHaveValue('Unsaved words.');
    await save();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({ version: 3, summary: 'Unsaved words.' });
  });

  it('is gone once discarded', async () => {
    keep(4);
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Discard it' }));
    expect(window.localStorage.getItem(key)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Restore it' })).toBeNull();
  });

  it('is not offered where it is broken or holds a hostile text', async () => {
    const hostile = { ...content, body: { type: 'doc', content: [{ type: 'iframe' }] } };
    window.localStorage.setItem(key, JSON.stringify({ content: hostile, version: 4, keptAt: 'x' }));
    await open();
    expect(screen.queryByRole('button', { name: 'Restore it' })).toBeNull();
  });

  it('makes the browser ask before leaving, and only then', async () => {
    const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await open();
    expect(leave()).toBe(false);
    await userEvent.type(summary(), ' More.');
    expect(leave()).toBe(true);
  });
});

describe('moves', () => {
  const publish = async () => {
    await userEvent.click(screen.getByText('Publish now'));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, publish now' }));
  };

  it('publishing saves what is unsaved first, and then publishes that version', async () => {
    actions.saveArticleAction.mockResolvedValue(saved());
    actions.publishArticleAction.mockResolvedValue(saved({ version: 6, state: 'published' }));
    await open();
    await userEvent.type(summary(), ' More.');
    await publish();
    expect(await screen.findByText(/Readers see it. What you save is public at once/)).toBeInTheDocument();
    const form = actions.publishArticleAction.mock.calls[0]?.[1] as FormData;
    expect(Object.fromEntries(form)).toEqual({ id: 'article-1', version: '5' });
  });

  it('does not publish what could not be saved', async () => {
    actions.saveArticleAction.mockResolvedValue({ status: 'error', code: 'unexpected', message: 'No.' });
    await open();
    await userEvent.type(summary(), ' More.');
    await publish();
    await screen.findByRole('alert');
    expect(actions.publishArticleAction).not.toHaveBeenCalled();
  });

  it('offers what the state allows, and nothing else', async () => {
    await open({ receipt: { ...receipt, state: 'archived' } });
    expect(screen.getByText('Withdrawn')).toBeInTheDocument();
    expect(screen.getByText('Back to a draft')).toBeInTheDocument();
    expect(screen.queryByText('Publish now')).toBeNull();
    expect(screen.queryByText('Schedule')).toBeNull();
  });

  it('warns before the address of a published item changes', async () => {
    await open({ receipt: { ...receipt, state: 'published' } });
    expect(screen.queryByText(/leads nowhere/)).toBeNull();
    await userEvent.type(screen.getByLabelText('Address on the site'), '-2');
    expect(screen.getByRole('alert')).toHaveTextContent('/news/river');
  });
});
