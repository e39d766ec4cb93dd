import type { RichText, RichTextNode } from '@/models/article';

/** A run of text; where it leads, and whether it is set apart, such as a foreign term. */
export type Run = string | { text: string; href?: string; italic?: boolean };

/** A paragraph of plain and linked text. */
export function paragraph(...runs: Run[]): RichTextNode {
  return { type: 'paragraph', content: runs.map(textNode) };
}

/** A heading below the page's own, or below such a one. */
export function heading(text: string, level: 2 | 3 = 2): RichTextNode {
  return { type: 'heading', attrs: { level }, content: [textNode(text)] };
}

/** A list with bullets, one paragraph an entry. */
export function bullets(...entries: string[]): RichTextNode {
  return {
    type: 'bulletList',
    content: entries.map((entry) => ({ type: 'listItem', content: [paragraph(entry)] })),
  };
}

/** A whole document, as the editor would have saved it. */
export function richText(...blocks: RichTextNode[]): RichText {
  return { type: 'doc', content: blocks };
}

function textNode(run: Run): RichTextNode {
  if (typeof run === 'string') return { type: 'text', text: run };
  const marks = [
    ...(run.href ? [{ type: 'link', attrs: { href: run.href } }] : []),
    ...(run.italic ? [{ type: 'italic' }] : []),
  ];
  return { type: 'text', text: run.text, marks };
}
