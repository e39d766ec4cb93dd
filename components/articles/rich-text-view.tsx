import { Extension } from '@tiptap/core';
import { renderToReactElement } from '@tiptap/static-renderer/pm/react';
import { richTextExtensions } from '@/lib/rich-text/extensions';
import { withHeadingIds } from '@/lib/rich-text/headings';
import type { RichText } from '@/lib/rich-text/rich-text-types';

// What is stored has no ids, and the editor takes none in: they are made for the page.
const HeadingIds = Extension.create({
  name: 'headingIds',
  addGlobalAttributes: () => [{ types: ['heading'], attributes: { id: { default: null } } }],
});
const extensions = [...richTextExtensions, HeadingIds];

/**
 * A stored text as readers see it: React elements made on the server by the editor's own extensions. Headings have
 * ids, so that they can be linked to.
 */
export function RichTextView({ document }: { document: RichText }) {
  if (!document.content?.length) return null;
  return renderToReactElement({ content: withHeadingIds(document), extensions });
}
