import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import {
  actions,
  content,
  openEditor,
  pressSave,
  receipt,
  saved,
  sentTo,
  summaryField,
} from '../../support/editing-screen';

describe('saving', () => {
  it('sends what is on the screen with the version that was read, and says when it was saved', async () => {
    actions.saveArticleAction.mockResolvedValue(saved());
    await openEditor();
    await userEvent.type(summaryField(), ' More.');
    expect(screen.getByText('Changes not saved yet')).toBeInTheDocument();
    await pressSave();
    expect(await screen.findByText('Saved at 19:42')).toBeInTheDocument();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({
      id: 'article-1',
      version: 4,
      summary: 'In short. More.',
    });
    await pressSave();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({ version: 5 });
  });

  it('answers Ctrl+S, and takes no second one while it is under way', async () => {
    let finish: (value: unknown) => void = () => {};
    actions.saveArticleAction.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    await openEditor();
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
    await openEditor();
    await userEvent.type(summaryField(), ' One.');
    await pressSave();
    await userEvent.type(summaryField(), ' Two.');
    await act(async () => finish(saved()));
    expect(summaryField()).toHaveValue('In short. One. Two.');
    expect(screen.getByText('Changed since 19:42')).toBeInTheDocument();
  });

  it.each([
    ['the session has ended', { status: 'error', code: 'not-signed-in', message: 'Your session has ended.' }],
    ['the site fails', { status: 'error', code: 'unexpected', message: 'This could not be done just now.' }],
  ])('keeps the text where %s', async (_why, answer) => {
    actions.saveArticleAction.mockResolvedValue(answer);
    await openEditor();
    await userEvent.type(summaryField(), ' More.');
    await pressSave();
    expect(await screen.findByRole('alert')).toHaveTextContent(answer.message);
    expect(summaryField()).toHaveValue('In short. More.');
    expect(screen.getByText('Not saved')).toBeInTheDocument();
  });

  it('keeps the text where the network is gone', async () => {
    actions.saveArticleAction.mockRejectedValue(new TypeError('fetch failed'));
    await openEditor();
    await userEvent.type(summaryField(), ' More.');
    await pressSave();
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be reached');
    expect(summaryField()).toHaveValue('In short. More.');
  });

  it('shows an error at its field', async () => {
    actions.saveArticleAction.mockResolvedValue({
      status: 'error',
      code: 'duplicate',
      message: 'Taken',
      fields: { slug: 'Another item has it' },
    });
    await openEditor();
    await pressSave();
    const address = await screen.findByLabelText('Address on the site');
    expect(address).toHaveAccessibleDescription(/Another item has it/);
    expect(screen.getByRole('link', { name: 'Another item has it' })).toHaveAttribute('href', '#slug');
  });

  it('makes a new item once, and goes on with it', async () => {
    actions.createArticleAction.mockResolvedValue(saved({ id: 'new-1', version: 1, slug: 'first' }));
    actions.saveArticleAction.mockResolvedValue(saved({ id: 'new-1', version: 2 }));
    await openEditor(null);
    await userEvent.type(screen.getByLabelText('Headline'), 'First');
    await pressSave();
    expect(await screen.findByLabelText('Address on the site')).toHaveValue('first');
    expect(sentTo(actions.createArticleAction)).not.toHaveProperty('slug');
    expect(window.location.pathname).toBe('/dashboard/articles/new-1');
    await pressSave();
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
    await openEditor();
    await userEvent.type(summaryField(), ' Mine.');
    await pressSave();
    return screen.findByRole('region', { name: /Carl saved this on 1 October 2017 at 20:00/ });
  }

  it('shows what differs, and only that, and keeps the text', async () => {
    const conflict = await collide();
    expect(conflict).toHaveFocus();
    const parts = within(conflict).getAllByRole('heading', { level: 3 });
    expect(parts.map((part) => part.textContent)).toEqual(['Summary']);
    expect(conflict).toHaveTextContent('Theirs.');
    expect(conflict).toHaveTextContent('In short. Mine.');
    expect(summaryField()).toHaveValue('In short. Mine.');
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
    expect(summaryField()).toHaveValue('Theirs.');
    actions.saveArticleAction.mockResolvedValue(saved({ version: 8 }));
    await pressSave();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({ version: 7, summary: 'Theirs.' });
  });
});
