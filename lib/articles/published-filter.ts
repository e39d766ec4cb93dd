/** The one rule of what the public may see. Every public read starts from it; nothing else decides. */
export const publishedFilter = { trashed: false, state: 'published' } as const;

/** The same rule for a row at hand. */
export const isPublished = (row: { trashed: boolean; state: string }): boolean =>
  row.trashed === publishedFilter.trashed && row.state === publishedFilter.state;
