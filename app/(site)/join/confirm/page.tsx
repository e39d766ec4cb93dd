import type { Metadata } from 'next';
import { ConfirmView } from '@/components/members/confirm-view';
import { MembershipPage } from '@/components/members/membership-page';
import { findLinkState } from '@/lib/members/confirmation-queries';
import { getSettings } from '@/lib/settings/settings-queries';

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export const metadata: Metadata = {
  // The view writes it: only it knows whether something is wrong.
  title: { absolute: '' },
  robots: { index: false, follow: false },
  // The address holds a secret. Not `no-referrer`: with it the browser hides the origin of our own forms.
  referrer: 'same-origin',
};

/** Behind the link in a confirmation mail. A mail scanner may open it: only the button confirms. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const [state, { contactEmail, answerDays }] = await Promise.all([findLinkState(token), getSettings()]);
  return (
    <MembershipPage>
      <ConfirmView
        state={state}
        token={typeof token === 'string' ? token : ''}
        contactEmail={contactEmail}
        answerDays={answerDays}
      />
    </MembershipPage>
  );
}
