/**
 * One line of the table. `good` is undefined for what is printed only to explain another line; `notes` stand below
 * the table.
 */
export type Figure = { what: string; target: string; figure: string; good?: boolean; notes?: string[] };

/** The verdict on a figure that must not exceed, or not fall below, a limit. */
export const atMost = (limit: number, value: number): boolean => value <= limit;
export const atLeast = (limit: number, value: number): boolean => value >= limit;

const columns = ['what', 'target', 'figure', ''];

/** The figures as a table for people, one line each. */
export function formatTable(figures: Figure[]): string {
  const rows = figures.map(({ what, target, figure, good }) => [what, target, figure, verdict(good)]);
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  const notes = figures.flatMap(({ what, notes = [] }) => notes.map((note) => `${what.trim()}: ${note}`));
  const table = [columns, widths.map((width) => '-'.repeat(width)), ...rows].map(line);
  return [...table, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

function verdict(good: boolean | undefined): string {
  if (good === undefined) return '';
  return good ? 'yes' : 'NO';
}
