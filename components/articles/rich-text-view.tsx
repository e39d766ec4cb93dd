import { renderToReactElement } from '@tiptap/static-renderer/pm/react';
import { richTextExtensions } from '@/lib/rich-text/extensions';
import type { RichText } from '@/lib/rich-text/rich-text-types';

/** A stored text as readers see it: React elements made on the server by the editor's own extensions. */
export function RichTextView({ document }: { document: RichText }) {
  if (!document.content?.length) return null;
  return renderToReactElement({ content: document, extensions: richTextExtensions });
}
