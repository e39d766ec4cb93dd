import type { Metadata } from 'next';
import { ConfirmView } from '@/components/members/confirm-view';
import { linkTexts } from '@/components/members/link-texts';
import { findLinkState } from '@/lib/members/confirmation-queries';

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const state = await findLinkState((await searchParams).token);
  return {
    title: linkTexts[state].title,
    robots: { index: false, follow: false },
    // The address holds a secret. Not `no-referrer`: with it the browser hides the origin of our own forms.
    referrer: 'same-origin',
  };
}

/** Behind the link in a confirmation mail. A mail scanner may open it: only the button confirms. */
export default async function ConfirmPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const state = await findLinkState(token);
  return (
    <div className="wrap">
      <div className="row joinpage">
        <div className="railhead">
          <p className="when">Membership</p>
        </div>
        <ConfirmView state={state} token={typeof token === 'string' ? token : ''} />
      </div>
    </div>
  );
}
