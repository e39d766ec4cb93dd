import { z } from 'zod';
import type { RichText, RichTextNode } from '@/models/article';
import { isAllowedHref } from './allowed-href';

/** Far above what a person writes, far below what hurts: levels, nodes, characters. */
export const richTextLimits = { depth: 12, nodes: 10_000, characters: 200_000 } as const;

const blocks = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote'];
const inline = ['text', 'hardBreak'];

/** What may stand inside what; a node that is missing here does not exist. */
const allowedInside: Record<string, readonly string[]> = {
  doc: blocks,
  paragraph: inline,
  heading: inline,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: blocks,
  blockquote: blocks,
};
const needsContent = ['bulletList', 'orderedList', 'listItem', 'blockquote'];
const allowedKeys: readonly string[] = ['type', 'attrs', 'content', 'marks', 'text'];

class Refused extends Error {}

type Count = { nodes: number; characters: number };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Attributes that carry a value; Tiptap writes the others as null. */
function setAttributes(value: unknown): [string, unknown][] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) throw new Refused('attributes are not an object');
  return Object.entries(value).filter(([, attribute]) => attribute !== null && attribute !== undefined);
}

function nodeAttributes(type: string, value: unknown): Record<string, unknown> | undefined {
  const attributes = Object.fromEntries(setAttributes(value));
  const names = Object.keys(attributes);
  if (type === 'heading') {
    if (names.some((name) => name !== 'level') || (attributes.level !== 2 && attributes.level !== 3))
      throw new Refused('a heading has the level 2 or 3');
    return { level: attributes.level };
  }
  if (type === 'orderedList') {
    const start = attributes.start ?? 1;
    // Lettered lists come in with pasted text; here they are numbered.
    const known = names.every((name) => name === 'start' || name === 'type');
    if (!known || typeof start !== 'number' || !Number.isInteger(start) || start < 0 || start > 9999)
      throw new Refused('a numbered list starts at a whole number');
    return { start };
  }
  if (names.length > 0) throw new Refused(`${type} has no attribute ${names[0]}`);
  return undefined;
}

function cleanMark(value: unknown): { type: string; attrs?: Record<string, unknown> } {
  if (!isObject(value) || Object.keys(value).some((key) => key !== 'type' && key !== 'attrs'))
    throw new Refused('a mark is no mark');
  const attributes = setAttributes(value.attrs);
  if (value.type === 'link') {
    const [only, ...others] = attributes;
    if (others.length > 0 || only?.[0] !== 'href' || !isAllowedHref(only[1]))
      throw new Refused('a link points to an address that is not allowed');
    return { type: 'link', attrs: { href: only[1] } };
  }
  if (attributes.length > 0 || (value.type !== 'bold' && value.type !== 'italic'))
    throw new Refused('a mark is unknown');
  return { type: value.type };
}

function cleanMarks(value: unknown): RichTextNode['marks'] {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > 3) throw new Refused('marks are not a short list');
  const marks = value.map(cleanMark);
  if (new Set(marks.map((mark) => mark.type)).size !== marks.length) throw new Refused('a mark occurs twice');
  return marks.length > 0 ? marks : undefined;
}

function cleanText(node: Record<string, unknown>, count: Count): RichTextNode {
  if (typeof node.text !== 'string' || node.text === '' || node.content !== undefined)
    throw new Refused('a text node has no text');
  count.characters += node.text.length;
  if (count.characters > richTextLimits.characters) throw new Refused('the text is too long');
  nodeAttributes('text', node.attrs);
  const marks = cleanMarks(node.marks);
  return { type: 'text', text: node.text, ...(marks && { marks }) };
}

function cleanNode(value: unknown, parent: string, depth: number, count: Count): RichTextNode {
  if (!isObject(value) || Object.keys(value).some((key) => !allowedKeys.includes(key)))
    throw new Refused('a node is no node');
  const { type } = value;
  if (typeof type !== 'string' || !allowedInside[parent]?.includes(type))
    throw new Refused(`${String(type).slice(0, 40)} may not stand in ${parent}`);
  count.nodes += 1;
  if (depth > richTextLimits.depth || count.nodes > richTextLimits.nodes)
    throw new Refused('the text is nested too deeply or has too many parts');
  if (type === 'text') return cleanText(value, count);
  if (value.text !== undefined || (value.marks !== undefined && type !== 'hardBreak'))
    throw new Refused(`${type} has text or marks of its own`);
  const attrs = nodeAttributes(type, value.attrs);
  const marks = cleanMarks(value.marks);
  const content = cleanContent(value.content, type, depth, count);
  return { type, ...(attrs && { attrs }), ...(content && { content }), ...(marks && { marks }) };
}

function cleanContent(
  value: unknown,
  parent: string,
  depth: number,
  count: Count,
): RichTextNode[] | undefined {
  const children = value ?? [];
  if (!Array.isArray(children)) throw new Refused('content is not a list');
  if (children.length > 0 && !Object.hasOwn(allowedInside, parent))
    throw new Refused(`${parent} holds nothing`);
  if (children.length === 0 && needsContent.includes(parent)) throw new Refused(`${parent} is empty`);
  const content = children.map((child) => cleanNode(child, parent, depth + 1, count));
  if (parent === 'listItem' && content[0]?.type !== 'paragraph')
    throw new Refused('a list entry starts with a paragraph');
  return content.length > 0 ? content : undefined;
}

/**
 * A rich text document from outside: only the nodes, marks and attributes that the editor makes, in the order in
 * which it makes them, within limits. The result is built anew, so nothing unknown is ever stored.
 */
export const richTextSchema = z.unknown().transform((value, context): RichText => {
  try {
    if (!isObject(value) || value.type !== 'doc') throw new Refused('it is not a document');
    if (Object.keys(value).some((key) => key !== 'type' && key !== 'content'))
      throw new Refused('a document has only content');
    return { type: 'doc', content: cleanContent(value.content, 'doc', 0, { nodes: 0, characters: 0 }) ?? [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    context.addIssue({ code: 'custom', message: `The text cannot be saved as it is: ${error.message}` });
    return z.NEVER;
  }
});

/** An empty text, as a new item has it. */
export const emptyRichText: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };
