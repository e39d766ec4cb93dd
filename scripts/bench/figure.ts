/** One line of the table. `good` is undefined for what is printed only to explain another line. */
export type Figure = { what: string; target: string; figure: string; good?: boolean };

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
  return [columns, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

function verdict(good: boolean | undefined): string {
  if (good === undefined) return '';
  return good ? 'yes' : 'NO';
}
