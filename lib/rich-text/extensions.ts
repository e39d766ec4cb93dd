import type { Extensions } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import StarterKit from '@tiptap/starter-kit';
import { isAllowedHref } from './allowed-href';

// A link is its address and nothing else: no target, no rel, no class comes in with pasted text.
const PlainLink = Link.extend({
  addAttributes() {
    return {
      href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
    };
  },
});

/**
 * What a text may be made of. The editor and the public pages use this one list, so what an editor sees is what
 * readers get; `rich-text-schema.ts` allows the same and nothing more.
 */
export const richTextExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: false,
    // Would put an empty paragraph after a closing list, and so change a text that was only opened.
    trailingNode: false,
  }),
  PlainLink.configure({
    openOnClick: false,
    autolink: true,
    defaultProtocol: 'https',
    HTMLAttributes: { target: null, rel: null, class: null },
    isAllowedUri: (url) => isAllowedHref(url),
  }),
];
