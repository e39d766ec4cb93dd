import { randomInt } from 'node:crypto';
import { AppError, isDuplicateKeyError } from '@/lib/kernel/errors';
import { slugify } from '@/lib/kernel/slug';
import { isPlaceholderSlug } from './article-readiness';

const tries = 20;

/** An address for an item without a headline. */
export const placeholderSlug = (): string => `untitled-${randomInt(36 ** 5, 36 ** 6).toString(36)}`;

/**
 * Which address a save gives an item, and whether a person chose it. A draft that was never public trades its
 * placeholder for one made from its first headline.
 */
export function slugForSave(
  current: { slug: string; publishedAt?: Date },
  given: { slug?: string; title: string },
): { slug: string; chosen: boolean } {
  if (given.slug !== undefined && given.slug !== current.slug) return { slug: given.slug, chosen: true };
  const fromTitle = isPlaceholderSlug(current.slug) && !current.publishedAt ? slugify(given.title) : '';
  return { slug: fromTitle || current.slug, chosen: fromTitle === '' };
}

/**
 * Writes with an address that must be unique. A taken address that a person chose is said to them; one that we
 * made gets a number, `-2` and so on.
 */
export async function withFreeSlug<T>(
  wish: { slug: string; chosen: boolean },
  write: (slug: string) => Promise<T>,
): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      return await write(number === 1 ? wish.slug : `${wish.slug}-${number}`);
    } catch (error) {
      if (!isDuplicateKeyError(error)) throw error;
      if (wish.chosen || number === tries) throw takenSlug(wish.slug, error);
    }
  }
}

function takenSlug(slug: string, cause: unknown): AppError {
  const sentence = `Another item already has the address “${slug}”. Choose another, such as ${slug.slice(0, 93)}-2`;
  return new AppError('duplicate', sentence, { cause, fields: { slug: sentence } });
}
