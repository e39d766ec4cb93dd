import type { ReactNode } from 'react';

/**
 * A second look before something that can't be taken back: a button that opens the question, without script
 * and without a window in the way. `children` is the form.
 */
export function ConfirmForm({
  summaryLabel,
  question,
  children,
}: {
  summaryLabel: ReactNode;
  question: ReactNode;
  children: ReactNode;
}) {
  return (
    <details className="confirm">
      <summary className="btn quiet s">{summaryLabel}</summary>
      <div className="confirm-body">
        <p>{question}</p>
        {children}
      </div>
    </details>
  );
}
