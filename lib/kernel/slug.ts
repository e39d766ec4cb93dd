import { z } from 'zod';
import { fold } from './fold';

/** Addresses: lower-case words of a-z and 0-9 with single hyphens, at most 96 characters. */
export const slugSchema = z
  .string()
  .trim()
  .min(1, 'Enter an address')
  .max(96, 'The address must be 96 characters or fewer')
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'Use lower-case letters, figures and single hyphens, such as river-polluted',
  );

/** An address made from a headline: accents folded, cut at a word's end. Empty where nothing is left. */
export function slugify(text: string): string {
  const words = fold(text)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= 80) return words;
  const cut = words.slice(0, 80);
  return cut.slice(0, cut.lastIndexOf('-') > 20 ? cut.lastIndexOf('-') : 80).replace(/-+$/, '');
}
