import type { Metadata } from 'next';
import { LinkGone } from '@/components/auth/link-gone';
import { NewPasswordForm } from '@/components/auth/new-password-form';
import { findAccountLink } from '@/lib/users/account-link-queries';
import { resetPasswordAction } from '@/lib/users/password-link-actions';

export const metadata: Metadata = { title: 'Choose a new password' };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const account = await findAccountLink('reset', token);
  if (!account) return <LinkGone askFor="a new link" />;
  return (
    <>
      <h1>Choose a new password</h1>
      <p className="intro">It replaces the old one and signs you out everywhere else.</p>
      <NewPasswordForm
        action={resetPasswordAction}
        token={token}
        email={account.email}
        submitLabel="Save the password and sign in"
      />
    </>
  );
}
