import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Editor } from '@tiptap/react';
import { describe, expect, it, vi } from 'vitest';
import { RichTextEditor } from '@/components/editor/rich-text-editor';
import type { RichText } from '@/lib/rich-text/rich-text-types';

const document_: RichText = {
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The river' }] }],
};

const entry = (words: string) => ({
  type: 'listItem',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
});
const list: RichText = {
  type: 'doc',
  content: [{ type: 'bulletList', content: [entry('one'), entry('two')] }],
};

async function open(document = document_) {
  const onChange = vi.fn<(document: RichText) => void>();
  render(<RichTextEditor id="body" label="Text of the article" document={document} onChange={onChange} />);
  const box = await screen.findByRole('textbox', { name: 'Text of the article' });
  // Tiptap keeps its editor at the element that it writes into.
  const { editor } = box as HTMLElement & { editor: Editor };
  act(() => void editor.commands.selectAll());
  return { onChange, box, editor };
}
const tools = () => screen.getByRole('group', { name: 'Form of the text' });
const tool = (name: string) => within(tools()).getByRole('button', { name });

describe('the text', () => {
  it('shows in its buttons what the chosen words are', async () => {
    const { onChange } = await open();
    expect(tool('Bold')).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(tool('Bold'));
    await waitFor(() => expect(tool('Bold')).toHaveAttribute('aria-pressed', 'true'));
    expect(onChange).toHaveBeenLastCalledWith({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'The river', marks: [{ type: 'bold' }] }] },
      ],
    });
  });

  it('becomes a heading, a list, a quotation, and back by undoing', async () => {
    const { box } = await open();
    await userEvent.click(tool('Heading'));
    expect(box.querySelector('h2')).toHaveTextContent('The river');
    await userEvent.click(tool('Undo'));
    expect(box.querySelector('h2')).toBeNull();
    await userEvent.click(tool('Numbered list'));
    expect(box.querySelector('ol > li')).toHaveTextContent('The river');
    await userEvent.click(tool('Undo'));
    await userEvent.click(tool('Quote'));
    expect(box.querySelector('blockquote')).toHaveTextContent('The river');
  });

  it('takes a link, refuses a script, and gives the link up again', async () => {
    const { box } = await open();
    await userEvent.click(tool('Link'));
    const address = screen.getByLabelText('Address of the link');
    expect(address).toHaveFocus();
    await userEvent.type(address, 'javascript:alert(1)');
    await userEvent.click(screen.getByRole('button', { name: 'Set the link' }));
    expect(address).toHaveAccessibleDescription(/Enter a web address/);
    expect(box.querySelector('a')).toBeNull();

    await userEvent.clear(address);
    await userEvent.type(address, 'example.org/report');
    await userEvent.click(screen.getByRole('button', { name: 'Set the link' }));
    expect(box.querySelector('a')).toHaveAttribute('href', 'https://example.org/report');
    expect(screen.queryByLabelText('Address of the link')).toBeNull();

    await userEvent.click(tool('Link'));
    expect(screen.getByLabelText('Address of the link')).toHaveValue('https://example.org/report');
    await userEvent.click(screen.getByRole('button', { name: 'Remove the link' }));
    expect(box.querySelector('a')).toBeNull();
  });

  it('leaves Tab to the browser and answers Alt+F10 and Ctrl+K', async () => {
    const { box, editor } = await open(list);
    act(() => void editor.commands.focus('end'));
    expect(fireEvent.keyDown(box, { key: 'Tab', code: 'Tab' })).toBe(true);
    expect(box.querySelector('li li')).toBeNull();
    fireEvent.keyDown(box, { key: ']', ctrlKey: true });
    expect(box.querySelector('li li')).toHaveTextContent('two');
    fireEvent.keyDown(box, { key: '[', ctrlKey: true });
    expect(box.querySelector('li li')).toBeNull();
    fireEvent.keyDown(box, { key: 'F10', altKey: true });
    expect(tool('Bold')).toHaveFocus();
    expect(fireEvent.keyDown(box, { key: 'k', ctrlKey: true })).toBe(false);
    expect(await screen.findByLabelText('Address of the link')).toBeInTheDocument();
  });
});
