import { Parser } from 'htmlparser2';

/** Thrown for a page that its own script would have to finish in the browser. */
export class UnfinishedPageError extends Error {}

type Attributes = Record<string, string>;

const dataTypes = ['application/ld+json'];

/**
 * A page as it is sent to readers: without Next's scripts, what is fetched ahead for them, and the marks that they
 * go by. JSON-LD stays. Throws an UnfinishedPageError where a Suspense boundary is still open.
 */
export function stripScripts(html: string): string {
  const cuts: { start: number; end: number }[] = [];
  let scriptStart = -1;
  let templateStart = -1;
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script' && !dataTypes.includes(attributes.type ?? '')) scriptStart = parser.startIndex;
        else if (name === 'template') {
          if (attributes.id?.startsWith('B:')) throw unfinished();
          if (attributes.id?.startsWith('_R_')) templateStart = parser.startIndex;
        } else if (name === 'link' && servesScripts(attributes))
          cuts.push({ start: parser.startIndex, end: parser.endIndex + 1 });
        else if (name === 'form' && attributes.action === '') cuts.push(emptyAction(html, parser.startIndex));
      },
      onclosetag(name) {
        if (name === 'script' && scriptStart >= 0) {
          cuts.push({ start: scriptStart, end: parser.endIndex + 1 });
          scriptStart = -1;
        } else if (name === 'template' && templateStart >= 0) {
          cuts.push({ start: templateStart, end: parser.endIndex + 1 });
          templateStart = -1;
        }
      },
      oncomment(text) {
        // `$?` waits for more, `$!` failed and would be tried again in the browser.
        if (text.startsWith('$?') || text.startsWith('$!') || text === '$~') throw unfinished();
        cuts.push({ start: parser.startIndex, end: parser.endIndex + 1 });
      },
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeSelfClosing: false },
  );
  parser.end(html);
  return withoutCuts(html, cuts);
}

const unfinished = () =>
  new UnfinishedPageError(
    'The page has an open Suspense boundary: public pages have none (server/README.md)',
  );

function servesScripts({ rel = '', as = '', id = '' }: Attributes): boolean {
  const kinds = rel.toLowerCase().split(/\s+/);
  if (kinds.includes('modulepreload') || kinds.includes('expect')) return true;
  return (
    (kinds.includes('preload') || kinds.includes('prefetch')) && (as === 'script' || id.startsWith('_R_'))
  );
}

// React writes an empty address where HTML wants none at all; both mean the page's own.
function emptyAction(html: string, formStart: number): { start: number; end: number } {
  const written = ' action=""';
  const start = html.indexOf(written, formStart);
  return { start, end: start + written.length };
}

function withoutCuts(html: string, cuts: { start: number; end: number }[]): string {
  let kept = '';
  let position = 0;
  for (const { start, end } of cuts.sort((a, b) => a.start - b.start)) {
    if (start < position) continue;
    kept += html.slice(position, start);
    position = end;
  }
  return kept + html.slice(position);
}

/** A `Link` header, in one line or several, without what scripts would need; undefined where nothing is left. */
export function stripLinkHeader(header: string | string[] | undefined): string | undefined {
  if (!header) return undefined;
  const kept = [header]
    .flat()
    .join(', ')
    .split(/,\s*(?=<)/)
    .filter((link) => !/;\s*as="?script"?/i.test(link) && !/;\s*rel="?modulepreload"?/i.test(link));
  return kept.length > 0 ? kept.join(', ') : undefined;
}
