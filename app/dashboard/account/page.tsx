import type { Metadata } from 'next';
import { PageBar } from '@/components/ui/list-page';
import { AccessTokenForm } from '@/components/users/access-token-form';
import { AccessTokensView } from '@/components/users/access-tokens-view';
import { NameForm } from '@/components/users/name-form';
import { PasswordForm } from '@/components/users/password-form';
import { requirePageViewer } from '@/lib/auth/viewer';
import { listAccessTokens } from '@/lib/users/access-token-queries';
import { roleList } from '@/lib/users/user-types';

export const metadata: Metadata = { title: 'Your account' };

type Search = Promise<Record<string, string | string[] | undefined>>;

const done: Record<string, string> = {
  name: 'Your name is saved.',
  password: 'Your password is changed. Every other session has ended.',
  revoked: 'The token is revoked.',
};

export default async function AccountPage({ searchParams }: { searchParams: Search }) {
  const viewer = await requirePageViewer('account.own');
  const [search, tokens] = await Promise.all([searchParams, listAccessTokens(viewer)]);
  const said = typeof search.done === 'string' ? done[search.done] : undefined;
  return (
    <>
      <PageBar title="Your account" />
      {said && (
        <p role="status" className="said">
          {said}
        </p>
      )}
      <p>
        {viewer.email}, {roleList(viewer.roles)}
      </p>
      <section className="waiting">
        <h2>Name</h2>
        <NameForm name={viewer.name} />
      </section>
      <section className="waiting">
        <h2>Password</h2>
        <PasswordForm email={viewer.email} />
      </section>
      <section className="waiting">
        <h2>Access tokens</h2>
        <p>
          For scripts and other sites that use the API in your name, with your roles. Whoever has one can do
          what you can do: keep it like a password.
        </p>
        <AccessTokensView tokens={tokens} />
        <AccessTokenForm />
      </section>
    </>
  );
}
