import { render } from '@testing-library/react';
import { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { RichTextView } from '@/components/articles/rich-text-view';
import { richTextExtensions } from '@/lib/rich-text/extensions';
import { richTextSchema } from '@/lib/rich-text/rich-text-schema';
import type { RichText } from '@/models/article';

const document: RichText = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Who pays' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'The ' },
        { type: 'text', text: 'agency', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'said', marks: [{ type: 'bold' }, { type: 'italic' }] },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        {
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'an entry' }] }],
        },
      ],
    },
    {
      type: 'blockquote',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a quotation' }] }],
    },
  ],
};

describe('RichTextView', () => {
  it('renders every node and mark, a link with its address and nothing more', () => {
    const { container } = render(<RichTextView document={document} />);
    expect(container.querySelector('h2')).toHaveTextContent('Who pays');
    expect(container.querySelector('ol')).toHaveAttribute('start', '3');
    expect(container.querySelector('ol > li > p')).toHaveTextContent('an entry');
    expect(container.querySelector('blockquote > p')).toHaveTextContent('a quotation');
    expect(container.querySelector('br')).not.toBeNull();
    expect(container.querySelector('strong, em')).toHaveTextContent('said');
    const link = container.querySelector('a');
    expect(link?.getAttributeNames()).toEqual(['href']);
    expect(link).toHaveAttribute('href', 'https://example.org/a');
  });

  it('gives a link that leads to a script no address', () => {
    const hostile: RichText = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
          ],
        },
      ],
    };
    const { container } = render(<RichTextView document={hostile} />);
    expect(container.innerHTML).not.toContain('javascript');
  });

  it('shows nothing for an empty text', () => {
    const { container } = render(<RichTextView document={{ type: 'doc' }} />);
    expect(container).toBeEmptyDOMElement();
  });

  it('agrees with the editor: what it makes passes the schema unchanged and is rendered alike', () => {
    const editor = new Editor({ extensions: richTextExtensions, content: document });
    const parsed = richTextSchema.parse(editor.getJSON());
    expect(parsed).toEqual(richTextSchema.parse(document));
    const { container } = render(<RichTextView document={parsed} />);
    expect(container.textContent).toBe(editor.view.dom.textContent);
    editor.destroy();
  });
});
