/** The one rule of what the public may see. Every public read starts from it; nothing else decides. */
export const publishedFilter = { trashed: false, state: 'published' } as const;
