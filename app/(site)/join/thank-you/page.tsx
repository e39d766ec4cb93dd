import type { Metadata } from 'next';
import { MembershipPage } from '@/components/members/membership-page';
import { ThankYouView } from '@/components/members/thank-you-view';
import { confirmDays } from '@/lib/members/confirm-link';
import { parseReference } from '@/lib/members/reference';
import { getSettings } from '@/lib/settings/settings-queries';
import { texts } from '@/lib/texts';

export const metadata: Metadata = {
  title: texts.join.thanks.metaTitle,
  robots: { index: false, follow: false },
};

type Props = { searchParams: Promise<{ reference?: string | string[] }> };

/** Where a request leads that was sent. Reloading or sharing it does nothing: it only shows the reference in its address. */
export default async function ThankYouPage({ searchParams }: Props) {
  const [{ reference }, { contactEmail, answerDays }] = await Promise.all([searchParams, getSettings()]);
  return (
    <MembershipPage>
      <ThankYouView
        reference={typeof reference === 'string' ? parseReference(reference) : null}
        contactEmail={contactEmail}
        confirmDays={confirmDays}
        answerDays={answerDays}
      />
    </MembershipPage>
  );
}
