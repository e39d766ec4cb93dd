import type { ReactNode } from 'react';

/** The head of a listing page: its title, in line with the items, and a few words on what it holds; `rail` beside it. */
export function PageHead({
  title,
  rail,
  children,
}: {
  title: ReactNode;
  rail?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="row story listing">
      {rail && <div className="railhead">{rail}</div>}
      <div className="across">
        <h1>{title}</h1>
        {children && <div className="prose">{children}</div>}
      </div>
    </div>
  );
}
