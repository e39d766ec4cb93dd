import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { ThankYouView } from '@/components/members/thank-you-view';
import { confirmDays } from '@/lib/members/confirm-link';
import { parseReference } from '@/lib/members/reference';
import { referenceCookie } from '@/lib/members/reference-cookie';

export const metadata: Metadata = {
  title: 'Thank you for your request',
  robots: { index: false, follow: false },
};

export default async function ThankYouPage() {
  const reference = parseReference((await cookies()).get(referenceCookie)?.value ?? '');
  return (
    <div className="wrap">
      <div className="row joinpage">
        <div className="railhead">
          <p className="when">Membership</p>
        </div>
        <ThankYouView reference={reference} confirmDays={confirmDays} />
      </div>
    </div>
  );
}
