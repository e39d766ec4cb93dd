/** A year (`2017`) or month (`09`) of the archive, and how many items stand under it. */
export type ArchiveYear = { year: string; count: number };
export type ArchiveMonth = { month: string; count: number };
/** The nearest days on either side that have something; null where there is nothing. */
export type ArchiveNeighbours = { older: string | null; newer: string | null };
