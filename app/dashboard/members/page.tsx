import type { Metadata } from 'next';
import { DeskList } from '@/components/members/desk-list';
import { DeskTabs } from '@/components/members/desk-tabs';
import { MemberSearch } from '@/components/members/member-search';
import { ButtonLink } from '@/components/ui/button';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { addressWith, textParameter } from '@/lib/kernel/query-strings';
import { deskStates } from '@/lib/members/application-policy';
import { countApplications, listApplications } from '@/lib/members/application-queries';

export const metadata: Metadata = { title: 'Requests to join' };

type Query = Record<string, string | string[] | undefined>;

export default async function MembersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await requirePageViewer('members.decide');
  const given = await searchParams;
  const query = textParameter(given.q);
  const before = textParameter(given.before);
  const asked = deskStates.find((known) => known === given.state);
  // A search looks everywhere; without one the desk opens with what waits.
  const state = asked ?? (query ? undefined : 'pending');
  const [counts, page] = await Promise.all([
    countApplications(viewer),
    listApplications(viewer, { state, query, before }),
  ]);
  const here = (cursor: string | null) =>
    addressWith('/dashboard/members', { state: asked, q: query, before: cursor });
  return (
    <>
      <PageBar
        title="Requests to join"
        action={
          <ButtonLink variant="quiet" size="small" href="/dashboard/members/export?what=applications">
            Export as CSV
          </ButtonLink>
        }
      >
        <a href="/dashboard/members/contacts">Members</a>
      </PageBar>
      <DeskTabs counts={counts} current={state ?? null} />
      <MemberSearch action="/dashboard/members" label="Name, email address or reference" query={query} />
      <DeskList
        page={page}
        searched={query !== ''}
        olderHref={page.older ? here(page.older) : undefined}
        newestHref={before ? here(null) : undefined}
      />
    </>
  );
}
