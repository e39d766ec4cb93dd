import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { can, type Capability, type Viewer } from '@/lib/auth/capabilities';
import { Navigation, type NavigationItem } from './navigation';

type Place = NavigationItem & { needs: Capability };

const places: Place[][] = [
  [
    { href: '/dashboard', label: 'Waiting for you', needs: 'dashboard.see' },
    { href: '/dashboard/articles', label: 'Articles', needs: 'articles.edit' },
    { href: '/dashboard/sections', label: 'Sections', needs: 'sections.edit' },
    { href: '/dashboard/topics', label: 'Topics', needs: 'topics.edit' },
    { href: '/dashboard/style', label: 'Style', needs: 'articles.edit' },
  ],
  [
    { href: '/dashboard/members', label: 'Members', needs: 'members.decide' },
    { href: '/dashboard/outbox', label: 'Outbox', needs: 'outbox.read' },
  ],
  [
    { href: '/dashboard/users', label: 'Users', needs: 'users.manage' },
    { href: '/dashboard/audit', label: 'Audit', needs: 'audit.read' },
    { href: '/dashboard/settings', label: 'Settings', needs: 'settings.edit' },
  ],
];

/** The places this viewer may go to, empty groups left out. */
export function navigationFor(viewer: Viewer, pendingApplications: number): NavigationItem[][] {
  return places
    .map((group) =>
      group
        .filter(
          (place) =>
            can(viewer, place.needs) || (place.href === '/dashboard/outbox' && can(viewer, 'users.manage')),
        )
        .map(({ href, label }) => ({
          href,
          label,
          ...(href === '/dashboard/members' && { count: pendingApplications }),
        })),
    )
    .filter((group) => group.length > 0);
}

/** The back office around a page. */
export function DashboardShell({
  viewer,
  pendingApplications,
  signOut,
  children,
}: {
  viewer: Viewer;
  pendingApplications: number;
  signOut: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="office">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <div className="shell">
        <header className="side">
          <a className="org" href="/">
            <Mark /> Peru Support Group
          </a>
          <Navigation groups={navigationFor(viewer, pendingApplications)} />
          <div className="who">
            <a href="/dashboard/account">{viewer.name}</a>
            {signOut}
          </div>
        </header>
        <main className="main" id="main">
          {children}
        </main>
      </div>
    </div>
  );
}
