import { can, type Capability, type Viewer } from '@/lib/auth/capabilities';
import type { ArticleState } from '@/models/article';

/** Everything that can be done to an item which exists. */
export const articleMoves = [
  'save',
  'publish',
  'schedule',
  'unpublish',
  'withdraw',
  'trash',
  'restore',
  'delete',
] as const;
export type ArticleMove = (typeof articleMoves)[number];

/** What decides over a move: the state, and whether the item lies in the trash. */
export type ArticleStanding = { state: ArticleState; trashed: boolean };

const outsideTheTrash: Record<ArticleState, readonly ArticleMove[]> = {
  draft: ['save', 'publish', 'schedule', 'trash'],
  scheduled: ['save', 'publish', 'schedule', 'unpublish', 'trash'],
  published: ['save', 'unpublish', 'withdraw', 'trash'],
  // What was withdrawn goes out again only by way of a draft, so that nobody republishes it by one press.
  archived: ['save', 'unpublish', 'trash'],
};
const insideTheTrash: readonly ArticleMove[] = ['restore', 'delete'];

/** Whether the item's state allows the move; who asks is another matter. */
export function stateAllows(article: ArticleStanding, move: ArticleMove): boolean {
  return (article.trashed ? insideTheTrash : outsideTheTrash[article.state]).includes(move);
}

/** What the viewer's role must give for the move: taking something off the site counts as publishing. */
export function capabilityFor(article: ArticleStanding, move: ArticleMove): Capability {
  if (move === 'publish' || move === 'schedule' || move === 'unpublish' || move === 'withdraw')
    return 'articles.publish';
  return move === 'trash' && article.state === 'published' ? 'articles.publish' : 'articles.edit';
}

/** Role and state together: what the page offers and the mutation lets through. */
export function mayMove(
  viewer: Pick<Viewer, 'roles'> | null,
  article: ArticleStanding,
  move: ArticleMove,
): boolean {
  return can(viewer, capabilityFor(article, move)) && stateAllows(article, move);
}

/** The moves that this viewer may make now, in the order in which they are offered. */
export function possibleMoves(viewer: Pick<Viewer, 'roles'> | null, article: ArticleStanding): ArticleMove[] {
  return articleMoves.filter((move) => mayMove(viewer, article, move));
}

/** Why the state forbids a move, as a sentence for people. */
export function refusal(article: ArticleStanding): string {
  if (article.trashed) return 'This item lies in the trash. Restore it first.';
  switch (article.state) {
    case 'draft':
      return 'This item is a draft, so there is nothing to take back.';
    case 'scheduled':
      return 'This item is scheduled. Take it back to a draft first.';
    case 'published':
      return 'This item is published already.';
    case 'archived':
      return 'This item was withdrawn. Make it a draft again first.';
  }
}
