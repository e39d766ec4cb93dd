import type { ReactNode } from 'react';

export type Column = {
  key: string;
  label: ReactNode;
  /** `wrapcell` may wrap, `min` is left out on narrow screens, `num` has even figures. */ className?: string;
};
export type Row = { id: string; cells: Record<string, ReactNode> };

/**
 * A list of things: the first column is each row's header. Roles are spelt out because the narrow layout
 * changes `display`, which would take the table's meaning away in some browsers.
 */
export function DataTable({
  caption,
  columns,
  rows,
  empty,
}: {
  caption: string;
  columns: Column[];
  rows: Row[];
  empty: ReactNode;
}) {
  if (rows.length === 0) return <>{empty}</>;
  const [header, ...others] = columns;
  if (!header) return null;
  return (
    <table className="list" role="table">
      <caption className="vh">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row">
            <th role="rowheader" scope="row">
              {row.cells[header.key]}
            </th>
            {others.map((column) => (
              <td key={column.key} role="cell" className={column.className}>
                {row.cells[column.key]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
