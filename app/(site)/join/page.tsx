import type { Metadata } from 'next';
import { JoinForm } from '@/components/members/join-form';
import { JoinTerms } from '@/components/members/join-terms';
import { confirmDays } from '@/lib/members/confirm-link';
import { getSettings } from '@/lib/settings/settings-queries';

// The form writes the title itself, because only it knows whether something is wrong.
export const metadata: Metadata = {
  title: { absolute: '' },
  description: 'Ask to join the Peru Support Group. It takes about two minutes.',
  alternates: { canonical: '/join' },
};

export default async function JoinPage() {
  const settings = await getSettings();
  return (
    <div className="wrap">
      <div className="row joinpage">
        <div className="railhead">
          <p className="when">Membership</p>
          <p className="tally">About two minutes</p>
        </div>
        <JoinForm
          kinds={settings.membershipKinds}
          consents={settings.consentTexts}
          reasons={settings.joinReasons}
        />
        <JoinTerms contactEmail={settings.contactEmail} confirmDays={confirmDays} />
      </div>
    </div>
  );
}
