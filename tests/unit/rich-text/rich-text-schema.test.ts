import { describe, expect, it } from 'vitest';
import { richTextLimits, richTextSchema } from '@/lib/rich-text/rich-text-schema';

const text = (words: string, marks?: unknown[]) => ({ type: 'text', text: words, ...(marks && { marks }) });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const link = (href: unknown, more: object = {}) => ({ type: 'link', attrs: { href, ...more } });
const accepts = (value: unknown) => richTextSchema.safeParse(value).success;

function nested(levels: number): unknown {
  let inner: unknown = paragraph(text('deep'));
  for (let level = 0; level < levels; level += 1) inner = { type: 'blockquote', content: [inner] };
  return doc(inner);
}

describe('a text that the editor makes', () => {
  it('is taken as it is', () => {
    const document = doc(
      { type: 'heading', attrs: { level: 3 }, content: [text('Heading')] },
      paragraph(text('a', [{ type: 'bold' }, link('https://example.org')]), { type: 'hardBreak' }),
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph(text('x')),
              { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('inside'))] }] },
            ],
          },
        ],
      },
      { type: 'paragraph' },
    );
    expect(richTextSchema.parse(document)).toEqual(document);
  });

  it('loses attributes that say nothing, and keeps a list’s first number', () => {
    const list = (attrs: object) =>
      doc({ type: 'orderedList', attrs, content: [{ type: 'listItem', content: [paragraph(text('x'))] }] });
    expect(richTextSchema.parse(list({ start: 3, type: null }))).toEqual(list({ start: 3 }));
    expect(
      richTextSchema.parse(doc(paragraph(text('x', [link('/aims', { target: null, rel: null })])))),
    ).toEqual(doc(paragraph(text('x', [link('/aims')]))));
  });

  it('may be empty', () => {
    expect(richTextSchema.parse({ type: 'doc' })).toEqual({ type: 'doc', content: [] });
  });
});

describe('a hostile text', () => {
  it.each([
    ['a script link', doc(paragraph(text('x', [link('javascript:alert(1)')])))],
    ['a script link in disguise', doc(paragraph(text('x', [link('java\nscript:alert(1)')])))],
    ['a link with an attribute', doc(paragraph(text('x', [link('/a', { onclick: 'alert(1)' })])))],
    ['a link without an address', doc(paragraph(text('x', [{ type: 'link' }])))],
    ['an unknown node', doc({ type: 'iframe', attrs: { src: 'https://example.org' } })],
    ['an unknown mark', doc(paragraph(text('x', [{ type: 'style', attrs: { css: 'x' } }])))],
    ['an unknown attribute', doc({ type: 'paragraph', attrs: { onload: 'x' } })],
    ['an unknown key', doc({ type: 'paragraph', html: '<script>' })],
    ['a key of the document', { type: 'doc', content: [], attrs: {}, script: 1 }],
    ['a heading of level 1', doc({ type: 'heading', attrs: { level: 1 } })],
    ['a heading of level "2"', doc({ type: 'heading', attrs: { level: '2' } })],
    ['words outside a paragraph', doc(text('x'))],
    ['a paragraph in a paragraph', doc(paragraph(paragraph(text('x'))))],
    ['an empty list', doc({ type: 'bulletList', content: [] })],
    [
      'a list entry that starts with a list',
      doc({
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'blockquote', content: [paragraph(text('x'))] }] }],
      }),
    ],
    ['empty words', doc(paragraph(text('')))],
    ['words that are no text', doc(paragraph({ type: 'text', text: { $gt: '' } }))],
    ['a mark twice', doc(paragraph(text('x', [{ type: 'bold' }, { type: 'bold' }])))],
    ['marks of a paragraph', doc({ type: 'paragraph', marks: [{ type: 'bold' }] })],
    ['content that is no list', { type: 'doc', content: { length: 1 } }],
    ['a name from the prototype', doc({ type: 'constructor', content: [paragraph()] })],
    ['another root', paragraph(text('x'))],
    ['a list', []],
    ['nothing', null],
    ['too many characters', doc(paragraph(text('x'.repeat(richTextLimits.characters + 1))))],
    [
      'too many nodes',
      doc(...Array.from({ length: richTextLimits.nodes + 1 }, () => ({ type: 'paragraph' }))),
    ],
    ['too many levels', nested(richTextLimits.depth)],
    ['very many levels', nested(5_000)],
  ])('is refused: %s', (_name, value) => {
    expect(accepts(value)).toBe(false);
  });

  it('is refused at the limit only', () => {
    expect(accepts(nested(richTextLimits.depth - 2))).toBe(true);
    expect(accepts(doc(paragraph(text('x'.repeat(richTextLimits.characters)))))).toBe(true);
  });
});
