import type { Metadata } from 'next';
import { JoinForm } from '@/components/members/join-form';
import { JoinTerms } from '@/components/members/join-terms';
import { MembershipPage } from '@/components/members/membership-page';
import { confirmDays } from '@/lib/members/confirm-link';
import { getSettings } from '@/lib/settings/settings-queries';
import { texts } from '@/lib/texts';

// The form writes the title itself, because only it knows whether something is wrong.
export const metadata: Metadata = {
  title: { absolute: '' },
  description: texts.join.description,
  alternates: { canonical: '/join' },
};

export default async function JoinPage() {
  const settings = await getSettings();
  return (
    <MembershipPage note={texts.join.duration}>
      <JoinForm
        kinds={settings.membershipKinds}
        consents={settings.consentTexts}
        reasons={settings.joinReasons}
      />
      <JoinTerms contactEmail={settings.contactEmail} confirmDays={confirmDays} />
    </MembershipPage>
  );
}
