import { texts } from '@/lib/texts';
import { currentMark, mainMenu } from './navigation-items';
import { WovenBand } from './woven-band';

/**
 * The head of every public page. On the home page the group's name is the page's heading and the strapline
 * stands beside it; elsewhere both give way to the page.
 */
export function MastheadView({ pathname, strapline }: { pathname: string; strapline: string }) {
  const isHome = pathname === '/';
  const Name = isHome ? 'h1' : 'p';
  return (
    <header className={isHome ? undefined : 'compact'}>
      <div className="wrap mast-in">
        <Name className="name">
          <a href="/">{texts.layout.groupName}</a>
        </Name>
        {isHome && strapline && <p className="strap">{strapline}</p>}
      </div>
      <nav className="wrap nav" aria-label={texts.layout.mainMenu}>
        <ul>
          {mainMenu.map((entry) => (
            <li key={entry.href} className={'push' in entry ? 'push' : undefined}>
              <a href={entry.href} aria-current={currentMark(entry.href, pathname)}>
                {entry.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <WovenBand />
    </header>
  );
}
