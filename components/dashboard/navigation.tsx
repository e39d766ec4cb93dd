'use client';

import { usePathname } from 'next/navigation';

export type NavigationItem = { href: string; label: string; count?: number };

/** The longest address that the page stands under is where one is. */
function currentHref(pathname: string, groups: NavigationItem[][]): string | undefined {
  return groups
    .flat()
    .filter(
      (item) =>
        pathname === item.href || (item.href !== '/dashboard' && pathname.startsWith(`${item.href}/`)),
    )
    .sort((a, b) => b.href.length - a.href.length)[0]?.href;
}

function Groups({ groups, current }: { groups: NavigationItem[][]; current?: string }) {
  return groups.map((group, index) => (
    <ul key={group[0]?.href} className={index > 0 ? 'grp' : undefined}>
      {group.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.href === current ? 'page' : undefined}>
            {item.label}
            {item.count ? (
              <span className="num">
                {item.count}
                <span className="vh"> waiting</span>
              </span>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  ));
}

/** The back office's places: a folded menu on narrow screens, a list beside the page on wide ones. */
export function Navigation({ groups }: { groups: NavigationItem[][] }) {
  const current = currentHref(usePathname(), groups);
  const label = groups.flat().find((item) => item.href === current)?.label ?? 'Back office';
  return (
    <nav aria-label="Back office">
      <details>
        <summary>{label} (menu)</summary>
        <Groups groups={groups} current={current} />
      </details>
      <div className="full">
        <Groups groups={groups} current={current} />
      </div>
    </nav>
  );
}
