import type { Visit } from './visit';

/** Whether a page or feed goes on to its end. */
export function isWhole({ text, headers }: Pick<Visit, 'text' | 'headers'>): boolean {
  const ending = headers['content-type']?.startsWith('text/html') ? /<\/html>\s*$/ : /[>}]\s*$/;
  return ending.test(text);
}

/** The page's own heading, by which it is told from others; of a feed its title. */
export function headingOf({ text }: Pick<Visit, 'text'>): string {
  const [, heading = ''] =
    /<h1[^>]*>(.*?)<\/h1>/s.exec(text) ?? /<title[^>]*>(.*?)<\/title>/s.exec(text) ?? [];
  return heading.replace(/<[^>]+>/g, '').trim();
}
