import type { ReactNode } from 'react';

/** The head of a listing page: its title, in line with the items, and a few words on what it holds. */
export function PageHead({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="row story listing">
      <div className="across">
        <h1>{title}</h1>
        {children && <div className="prose">{children}</div>}
      </div>
    </div>
  );
}
