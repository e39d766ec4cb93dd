import { slugify } from '@/lib/kernel/slug';
import type { RichText, RichTextNode } from './rich-text-types';

/** A heading of a text: its words, its level (2 or 3) and the id by which it is linked to. */
export type Heading = { id: string; text: string; level: number };

/** The headings of a text, in their order. */
export function headingsOf(document: RichText): Heading[] {
  return headingNodes(document).map(({ node, id }) => ({
    id,
    text: wordsOf(node),
    level: Number(node.attrs?.level ?? 2),
  }));
}

/** The same text, each heading with its id among its attributes. */
export function withHeadingIds(document: RichText): RichText {
  const ids = new Map(headingNodes(document).map(({ node, id }) => [node, id]));
  return {
    ...document,
    content: document.content?.map((node) => {
      const id = ids.get(node);
      return id ? { ...node, attrs: { ...node.attrs, id } } : node;
    }),
  };
}

// Ids are made of the words, so that a link to a heading outlives changes above it.
function headingNodes({ content = [] }: RichText): { node: RichTextNode; id: string }[] {
  const taken = new Map<string, number>();
  return content.flatMap((node) => {
    if (node.type !== 'heading' || !wordsOf(node)) return [];
    // The prefix keeps them apart from the ids of the page itself, such as `main`.
    const name = `s-${slugify(wordsOf(node)) || 'part'}`;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return [{ node, id: count === 1 ? name : `${name}_${count}` }];
  });
}

const wordsOf = ({ content = [] }: RichTextNode): string =>
  content
    .map((child) => child.text ?? ' ')
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
