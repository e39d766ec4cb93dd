import type { RichText, RichTextNode } from '@/models/article';

/** The words of a text for searching and comparing, one line a paragraph, heading or list entry. */
export function plainText(document: RichText): string {
  const lines: string[] = [];
  for (const node of document.content ?? []) collectLines(node, lines);
  return lines.join('\n');
}

/** True where a reader would see no word. */
export function isEmptyText(document: RichText): boolean {
  return plainText(document).trim() === '';
}

function collectLines(node: RichTextNode, lines: string[]): void {
  if (node.type !== 'paragraph' && node.type !== 'heading') {
    for (const child of node.content ?? []) collectLines(child, lines);
    return;
  }
  const words = (node.content ?? []).map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? '')));
  const line = words.join('').trim();
  if (line) lines.push(line);
}
