import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SetupForm } from '@/components/auth/setup-form';
import { hasUsers, isSetupSecret } from '@/lib/users/first-administrator-mutations';

export const metadata: Metadata = { title: 'Set up the site' };

type Search = Promise<Record<string, string | string[] | undefined>>;

/** Once, before anybody can sign in; afterwards there is no such page. */
export default async function SetupPage({ searchParams }: { searchParams: Search }) {
  if (await hasUsers()) notFound();
  const { token } = await searchParams;
  if (typeof token !== 'string' || !(await isSetupSecret(token))) {
    return (
      <>
        <h1>This set-up link does not work</h1>
        <div className="prose">
          <p>
            It works once, for 24 hours after the start that printed it. Start the site again: it prints a new
            one as long as nobody can sign in. Copy it whole.
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      <h1>Make the first administrator</h1>
      <p className="intro">This account can invite everybody else. It starts with all roles.</p>
      <SetupForm token={token} />
    </>
  );
}
