import { describe, expect, it } from 'vitest';
import { isEmptyText, plainText } from '@/lib/rich-text/plain-text';
import type { RichText, RichTextNode } from '@/models/article';

const text = (words: string): RichTextNode => ({ type: 'text', text: words });
const paragraph = (...content: RichTextNode[]): RichTextNode => ({ type: 'paragraph', content });
const doc = (...content: RichTextNode[]): RichText => ({ type: 'doc', content });

describe('the words of a text', () => {
  it('are one line a paragraph, heading and list entry, whole across marks', () => {
    const document = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Who pays')] },
      paragraph(
        text('Cora'),
        { ...text('laque'), marks: [{ type: 'bold' }] },
        { type: 'hardBreak' },
        text('Tambo'),
      ),
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [paragraph(text('one')), paragraph(text('two'))] },
          { type: 'listItem', content: [paragraph(text('three'))] },
        ],
      },
    );
    expect(plainText(document)).toBe('Who pays\nCoralaque\nTambo\none\ntwo\nthree');
  });

  it('are none in an empty text, also where it has empty or blank paragraphs', () => {
    expect(isEmptyText({ type: 'doc' })).toBe(true);
    expect(isEmptyText(doc({ type: 'paragraph' }, paragraph(text('  '))))).toBe(true);
    expect(isEmptyText(doc(paragraph(text('.'))))).toBe(false);
  });
});
