import { describe, expect, it } from 'vitest';
import {
  articleMoves,
  capabilityFor,
  mayMove,
  possibleMoves,
  stateAllows,
  type ArticleMove,
} from '@/lib/articles/article-policy';
import { articleStates, type ArticleState } from '@/models/article';
import { roles } from '@/models/user';

const yes: Record<ArticleState, ArticleMove[]> = {
  draft: ['save', 'publish', 'schedule', 'trash'],
  scheduled: ['save', 'publish', 'schedule', 'unpublish', 'trash'],
  published: ['save', 'unpublish', 'withdraw', 'trash'],
  archived: ['save', 'unpublish', 'trash'],
};
const table = articleStates.flatMap((state) =>
  articleMoves.flatMap((move) => [
    { state, trashed: false, move, allowed: yes[state].includes(move) },
    { state, trashed: true, move, allowed: move === 'restore' || move === 'delete' },
  ]),
);

describe('what an item’s state allows', () => {
  it.each(table)('$state, in the trash $trashed: $move $allowed', ({ state, trashed, move, allowed }) => {
    expect(stateAllows({ state, trashed }, move)).toBe(allowed);
  });
});

describe('who may make a move', () => {
  it.each(roles)('%s', (role) => {
    for (const { state, trashed, move, allowed } of table)
      expect(mayMove({ roles: [role] }, { state, trashed }, move), `${state} ${move}`).toBe(
        role === 'editor' && allowed,
      );
  });

  it('nobody may do anything', () => {
    for (const state of articleStates) expect(possibleMoves(null, { state, trashed: false })).toEqual([]);
  });

  it('whatever changes what readers see needs the right to publish', () => {
    const publishing = (state: ArticleState) =>
      articleMoves.filter((move) => capabilityFor({ state, trashed: false }, move) === 'articles.publish');
    expect(publishing('draft')).toEqual(['publish', 'schedule', 'unpublish', 'withdraw']);
    expect(publishing('published')).toEqual(['publish', 'schedule', 'unpublish', 'withdraw', 'trash']);
  });
});
