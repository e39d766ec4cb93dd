import { Parser } from 'htmlparser2';

/** Something public as a visitor without script gets it. */
export type Crawled = {
  path: string;
  status: number;
  /** Content type without its parameters. */
  type: string;
  text: string;
  /** Paths of this site that it leads to, without fragments; of a page only. */
  links: string[];
  /** Fragments of its own and of others that its links name: `/path#id`. */
  fragments: string[];
  /** Every id on the page. */
  ids: Set<string>;
};

const atOnce = 4;
const mostPages = 3000;

/** Follows every link from these paths on, and asks for each address once. Redirects are not followed. */
export async function crawl(origin: string, from: string[]): Promise<Map<string, Crawled>> {
  const found = new Map<string, Crawled>();
  const queue = [...from];
  const seen = new Set(queue);
  const work = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const page = await fetchPage(origin, path);
      found.set(path, page);
      for (const link of page.links) {
        if (seen.has(link)) continue;
        seen.add(link);
        queue.push(link);
      }
      if (seen.size > mostPages) throw new Error(`More than ${mostPages} addresses: do links multiply?`);
    }
  };
  // One page opens the way for many: rounds until nothing new turns up.
  while (queue.length > 0) await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

export async function fetchPage(origin: string, path: string): Promise<Crawled> {
  const answer = await fetch(origin + path, { redirect: 'manual' });
  const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  const text = await answer.text();
  const page: Crawled = { path, status: answer.status, type, text, links: [], fragments: [], ids: new Set() };
  if (type === 'text/html') readLinks(page, origin);
  return page;
}

// The back office is no part of the public site; its door is.
const isOffice = (path: string) => /^\/(dashboard|api)(\/|$)/.test(path);

function readLinks(page: Crawled, origin: string): void {
  const base = origin + page.path;
  const addLink = (written: string) => {
    const url = new URL(written, base);
    if (url.origin !== origin || isOffice(url.pathname)) return;
    const path = url.pathname + url.search;
    page.links.push(path);
    if (url.hash) page.fragments.push(path + decodeURIComponent(url.hash));
  };
  const parser = new Parser({
    onopentag(name, { href, src, id, property, content, action, method = 'get' }) {
      if (id) page.ids.add(id);
      if (href !== undefined && (name === 'a' || name === 'link')) addLink(href);
      if (src !== undefined) addLink(src);
      if (name === 'meta' && property === 'og:image' && content) addLink(content);
      if (name === 'form' && action && method.toLowerCase() === 'get') addLink(action);
    },
  });
  parser.end(page.text);
}
