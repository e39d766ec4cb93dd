import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { AppError } from '@/lib/kernel/errors';
import {
  type ArticleMove,
  type ArticleStanding,
  capabilityFor,
  refusal,
  stateAllows,
} from './article-policy';
import { missingForReaders, type ReadinessInput } from './article-readiness';

/** Guards in their order: may act, state allows, version is the one that was read. Throws the first that fails. */
export function guardMove(
  viewer: Viewer,
  article: ArticleStanding & { version: number },
  move: ArticleMove,
  version: number,
): void {
  authorise(viewer, capabilityFor(article, move));
  if (!stateAllows(article, move)) throw new AppError('wrong-state', refusal(article));
  if (article.version !== version) throw staleArticle();
}

export function staleArticle(): AppError {
  return new AppError(
    'stale-version',
    'Somebody else has changed this item since you opened it. Nothing was overwritten, and your text is still here.',
  );
}

/** Throws `invalid-input` with one message for each thing that readers would miss. */
export function guardReadiness(article: ReadinessInput, sentence: string): void {
  const fields = missingForReaders(article);
  if (Object.keys(fields).length > 0) throw new AppError('invalid-input', sentence, { fields });
}
