import type { Metadata } from 'next';
import { LinkGone } from '@/components/auth/link-gone';
import { NewPasswordForm } from '@/components/auth/new-password-form';
import { findAccountLink } from '@/lib/users/account-link-queries';
import { acceptInvitationAction } from '@/lib/users/password-link-actions';

export const metadata: Metadata = { title: 'Take up your invitation' };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const account = await findAccountLink('invite', token);
  if (!account) return <LinkGone askFor="a new invitation" />;
  return (
    <>
      <h1>Welcome, {account.name}</h1>
      <p className="intro">Choose a password, and you are in.</p>
      <NewPasswordForm
        action={acceptInvitationAction}
        token={token}
        email={account.email}
        submitLabel="Set the password and sign in"
      />
    </>
  );
}
