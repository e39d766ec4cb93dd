import type { ReactNode } from 'react';

/** Where a list goes on. */
export function Pager({
  summary,
  newerHref,
  olderHref,
  newerLabel = 'Newer',
  olderLabel = 'Older',
  label = 'Pages',
}: {
  summary?: ReactNode;
  newerHref?: string;
  olderHref?: string;
  newerLabel?: string;
  olderLabel?: string;
  label?: string;
}) {
  return (
    <nav className="pager" aria-label={label}>
      <span>{summary}</span>
      {newerHref && (
        <a href={newerHref} rel="prev">
          {newerLabel}
        </a>
      )}
      {olderHref && (
        <a href={olderHref} rel="next">
          {olderLabel}
        </a>
      )}
    </nav>
  );
}
