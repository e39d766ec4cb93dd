import type { ReactNode } from 'react';

/** One kind of thing on the style page; its title is the address of its part of the page (`#buttons`). */
export function StyleSection({ title, children }: { title: string; children: ReactNode }) {
  const id = title.toLowerCase().replace(/[^a-z]+/g, '-');
  return (
    <section className="specimen" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
