import type { Metadata } from 'next';
import { ContactList } from '@/components/members/contact-list';
import { MemberSearch } from '@/components/members/member-search';
import { ButtonLink } from '@/components/ui/button';
import { PageBar } from '@/components/ui/list-page';
import { requirePageViewer } from '@/lib/auth/viewer';
import { addressWith, textParameter } from '@/lib/kernel/query-strings';
import { listContacts } from '@/lib/members/contact-queries';

export const metadata: Metadata = { title: 'Members' };

type Query = Record<string, string | string[] | undefined>;

export default async function ContactsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await requirePageViewer('members.decide');
  const given = await searchParams;
  const query = textParameter(given.q);
  const before = textParameter(given.before);
  const page = await listContacts(viewer, { query, before });
  const here = (cursor: string | null) =>
    addressWith('/dashboard/members/contacts', { q: query, before: cursor });
  return (
    <>
      <PageBar
        title="Members"
        action={
          <ButtonLink variant="quiet" size="small" href="/dashboard/members/export?what=contacts">
            Export as CSV
          </ButtonLink>
        }
      >
        <a href="/dashboard/members">Requests to join</a>
      </PageBar>
      <MemberSearch action="/dashboard/members/contacts" label="Name or email address" query={query} />
      <ContactList
        page={page}
        searched={query !== ''}
        olderHref={page.older ? here(page.older) : undefined}
        newestHref={before ? here(null) : undefined}
      />
    </>
  );
}
