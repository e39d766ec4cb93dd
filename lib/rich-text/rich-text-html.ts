import { renderToHTMLString } from '@tiptap/static-renderer/pm/html-string';
import type { RichText, RichTextNode } from '@/models/article';
import { richTextExtensions } from './extensions';

/**
 * A stored text as HTML for programmes that show it elsewhere, made by the editor's own extensions, as the pages are.
 * Links into this site become absolute: `/aims` on `siteUrl`, `#note` on the page at `pageUrl`.
 */
export function richTextHtml(
  document: RichText,
  { siteUrl, pageUrl }: { siteUrl: string; pageUrl: string },
): string {
  if (!document.content?.length) return '';
  const absolute = (href: unknown) => {
    if (typeof href !== 'string') return href;
    if (href.startsWith('/')) return `${siteUrl}${href}`;
    return href.startsWith('#') ? `${pageUrl}${href}` : href;
  };
  const withAbsoluteLinks = (node: RichTextNode): RichTextNode => ({
    ...node,
    ...(node.marks && {
      marks: node.marks.map((mark) =>
        mark.type === 'link' ? { ...mark, attrs: { ...mark.attrs, href: absolute(mark.attrs?.href) } } : mark,
      ),
    }),
    ...(node.content && { content: node.content.map(withAbsoluteLinks) }),
  });
  const content = { ...document, content: document.content.map(withAbsoluteLinks) };
  return renderToHTMLString({ content, extensions: richTextExtensions });
}
