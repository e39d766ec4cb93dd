import { en } from './en';

/** A language's words; another language is another object of this shape. */
export type Texts = typeof en;

/**
 * Every word of the interface that readers and joiners see, by the part of the site it stands in. What stands in
 * the database (news, sections, settings) is not here.
 */
export const texts: Texts = en;
