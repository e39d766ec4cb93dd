import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/auth/sign-in-form';
import { safeNextPath } from '@/lib/auth/safe-next-path';
import { getViewer } from '@/lib/auth/viewer';

export const metadata: Metadata = { title: 'Sign in' };

type Search = Promise<Record<string, string | string[] | undefined>>;

// What next-auth's own endpoint says through the address.
const refusals: Record<string, string> = {
  CredentialsSignin: 'This email address and password do not belong together.',
  RateLimited: 'Too many attempts. Try again in 15 minutes.',
};

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const next = safeNextPath(search.next ?? search.callbackUrl);
  if (await getViewer()) redirect(next);
  const refusal =
    typeof search.error === 'string' && (refusals[search.error] ?? 'Signing in did not work. Try again.');
  return (
    <>
      <h1>Sign in</h1>
      {refusal && <p role="alert">{refusal}</p>}
      {search['signed-out'] && <p role="status">You are signed out.</p>}
      <p className="intro">For editors, the membership secretary and administrators.</p>
      <SignInForm next={next} />
      <p className="hint mt-6">
        Forgotten your password? An administrator can send you a link for a new one.
      </p>
    </>
  );
}
