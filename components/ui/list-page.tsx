import type { ReactNode } from 'react';
import { Button } from './button';
import { Diamond, type DiamondShape } from './mark';

/** A dashboard page's head: its title and one action. */
export function PageBar({
  title,
  action,
  children,
}: {
  title: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="bar">
      <h1>{title}</h1>
      {children}
      {action}
    </div>
  );
}

export type StateTab = {
  href: string;
  label: string;
  count?: number;
  current?: boolean;
  shape?: DiamondShape;
};

/** States as links with counts. */
export function StateTabs({ label, items }: { label: string; items: StateTab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          <span className="st">
            {item.shape && <Diamond shape={item.shape} />}
            {item.label}
          </span>{' '}
          {item.count !== undefined && <span className="num">{item.count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** A plain GET form that narrows a list; children are labelled controls, each in a div. */
export function FilterForm({
  action,
  label,
  children,
}: {
  action: string;
  label?: string;
  children: ReactNode;
}) {
  return (
    <form className="filters" role="search" action={action} aria-label={label}>
      {children}
      <Button type="submit" variant="quiet" size="small">
        Show
      </Button>
    </form>
  );
}
