import { fireEvent, screen } from '@testing-library/react';
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

const key = 'psg-unsaved:viewer-1:article:article-1';

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
    await openEditor();
    await userEvent.type(summaryField(), ' More.');
    fireEvent(window, new Event('pagehide'));
    expect(window.localStorage.getItem(key)).toContain('In short. More.');
    await pressSave();
    await screen.findByText('Saved at 19:42');
    expect(window.localStorage.getItem(key)).toBeNull();
  });

  it('is offered, and restored over the version that it was typed over', async () => {
    keep(3);
    actions.saveArticleAction.mockResolvedValue(saved());
    await openEditor();
    expect(summaryField()).toHaveValue('In short.');
    await userEvent.click(screen.getByRole('button', { name: 'Restore it' }));
    expect(summaryField()).toHaveValue('Unsaved words.');
    await pressSave();
    expect(sentTo(actions.saveArticleAction)).toMatchObject({ version: 3, summary: 'Unsaved words.' });
  });

  it('is gone once discarded', async () => {
    keep(4);
    await openEditor();
    await userEvent.click(screen.getByRole('button', { name: 'Discard it' }));
    expect(window.localStorage.getItem(key)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Restore it' })).toBeNull();
  });

  it('is not offered where it is broken or holds a hostile text', async () => {
    const hostile = { ...content, body: { type: 'doc', content: [{ type: 'iframe' }] } };
    window.localStorage.setItem(key, JSON.stringify({ content: hostile, version: 4, keptAt: 'x' }));
    await openEditor();
    expect(screen.queryByRole('button', { name: 'Restore it' })).toBeNull();
  });

  it('makes the browser ask before leaving, and only then', async () => {
    const leave = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await openEditor();
    expect(leave()).toBe(false);
    await userEvent.type(summaryField(), ' More.');
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
    await openEditor();
    await userEvent.type(summaryField(), ' More.');
    await publish();
    expect(await screen.findByText(/Readers see it. What you save is public at once/)).toBeInTheDocument();
    const form = actions.publishArticleAction.mock.calls[0]?.[1] as FormData;
    expect(Object.fromEntries(form)).toEqual({ id: 'article-1', version: '5' });
  });

  it('does not publish what could not be saved', async () => {
    actions.saveArticleAction.mockResolvedValue({ status: 'error', code: 'unexpected', message: 'No.' });
    await openEditor();
    await userEvent.type(summaryField(), ' More.');
    await publish();
    await screen.findByRole('alert');
    expect(actions.publishArticleAction).not.toHaveBeenCalled();
  });

  it('offers what the state allows, and nothing else', async () => {
    await openEditor({ receipt: { ...receipt, state: 'archived' } });
    expect(screen.getByText('Withdrawn')).toBeInTheDocument();
    expect(screen.getByText('Back to a draft')).toBeInTheDocument();
    expect(screen.queryByText('Publish now')).toBeNull();
    expect(screen.queryByText('Schedule')).toBeNull();
  });

  it('warns before the address of a published item changes', async () => {
    await openEditor({ receipt: { ...receipt, state: 'published' } });
    expect(screen.queryByText(/leads nowhere/)).toBeNull();
    await userEvent.type(screen.getByLabelText('Address on the site'), '-2');
    expect(screen.getByRole('alert')).toHaveTextContent('/news/river');
  });
});
