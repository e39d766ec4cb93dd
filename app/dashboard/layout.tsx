import '../styles/back-office.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SignOutForm } from '@/components/auth/sign-out-form';
import { DashboardShell } from '@/components/dashboard/shell';
import { can } from '@/lib/auth/capabilities';
import { requirePageViewer } from '@/lib/auth/viewer';
import { countPendingApplications } from '@/lib/dashboard/waiting-queries';

export const metadata: Metadata = {
  title: { default: 'Back office', template: '%s: back office' },
  robots: { index: false, follow: false },
};

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePageViewer('dashboard.see');
  const pendingApplications = can(viewer, 'members.decide') ? await countPendingApplications() : 0;
  return (
    <DashboardShell viewer={viewer} pendingApplications={pendingApplications} signOut={<SignOutForm />}>
      {children}
    </DashboardShell>
  );
}
