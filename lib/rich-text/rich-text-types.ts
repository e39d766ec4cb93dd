/** A rich text document, and a part of one, as they are stored; for code that must not see the models. */
export type { RichText, RichTextNode } from '@/models/article';
