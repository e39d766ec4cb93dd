import { Fragment } from 'react';
import { texts } from '@/lib/texts';

const { archive: words } = texts.news;

/** The way back up from a year or month of the archive. */
export function ArchivePath({ year }: { year?: string }) {
  const steps = [
    { href: '/archive', name: words.title },
    ...(year ? [{ href: `/archive/${year}`, name: year }] : []),
  ];
  return (
    <nav className="path" aria-label={words.path}>
      {steps.map(({ href, name }, index) => (
        <Fragment key={href}>
          {index > 0 && ' › '}
          <a href={href}>{name}</a>
        </Fragment>
      ))}
    </nav>
  );
}
