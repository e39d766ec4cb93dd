import '../styles/back-office.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

export const metadata: Metadata = {
  robots: { index: false, follow: false },
  // The address of such a page may be a secret: no other site is to learn it. (Not `no-referrer`: that would also
  // take the origin away that a form's request is judged by.)
  referrer: 'same-origin',
};

/** Around the pages that lead into the back office: the group's name, and nothing to get lost in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="wrap py-6">
      <header className="mb-10">
        <a className="inline-flex items-center gap-2 font-serif text-ink no-underline" href="/">
          <Mark /> Peru Support Group
        </a>
      </header>
      <main id="main" className="form">
        {children}
      </main>
    </div>
  );
}
