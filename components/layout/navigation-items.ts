import { texts } from '@/lib/texts';

/** Where the main menu leads. `push` stands at the far end of the line. */
export const mainMenu = [
  { href: '/news', label: texts.layout.menu.news },
  { href: '/topics', label: texts.layout.menu.topics },
  { href: '/archive', label: texts.layout.menu.archive },
  { href: '/events', label: texts.layout.menu.events },
  { href: '/search', label: texts.layout.menu.search },
  { href: '/join', label: texts.layout.menu.join, push: true },
] as const;

/**
 * What to put in `aria-current` for a menu entry: `page` where it is the page itself, `true` where the page
 * lies below it, nothing elsewhere.
 */
export function currentMark(href: string, pathname: string): 'page' | 'true' | undefined {
  if (pathname === href) return 'page';
  return pathname.startsWith(`${href}/`) ? 'true' : undefined;
}
