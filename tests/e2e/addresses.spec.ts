import { request as startRequest, type IncomingHttpHeaders } from 'node:http';
import { expect, test } from '../support/browser';

/** Scripts that are not data. */
const scriptsIn = (html: string) => html.match(/<script(?![^>]*application\/ld\+json)[^>]*>/gi) ?? [];

type Plain = { status: number; headers: IncomingHttpHeaders; size: number };

/** One request exactly as it is given, and what comes back without the instant at which it came. */
function ask(
  address: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Plain> {
  return new Promise((resolve, reject) => {
    const question = startRequest(address, { ...options, agent: false }, (answer) => {
      const headers = { ...answer.headers };
      delete headers.date;
      let size = 0;
      answer.on('data', (chunk: Buffer) => (size += chunk.length));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers, size }));
    });
    question.on('error', reject).end();
  });
}

const unknown = [
  '/no-such-page',
  '/news/no-such-item',
  '/topics/no-such-topic',
  '/api/no-such-thing',
  '/.env',
  `/news/${'a'.repeat(5000)}`,
  '/news/%00',
  '/news/..%2f..%2fetc%2fpasswd',
];
for (const address of unknown) {
  test(`${address.slice(0, 40)} is a real 404`, async ({ request }) => {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status()).toBe(404);
  });
}

test('an address that is not even text is refused, and the site goes on', async ({ request, site }) => {
  expect((await fetch(`${site.origin}/news/%E0%A4%A`)).status).toBeLessThan(500);
  expect((await request.get('/')).status()).toBe(200);
});

const oddQueries = [
  '/news?before=garbage',
  '/news?before=%00',
  '/news?before[$gt]=',
  '/news?before=a&before=b',
  `/news?before=${'9'.repeat(4000)}`,
  '/topics/mining?before=2017-13-45_x_y',
  '/join/confirm?token[$ne]=x',
  '/join/confirm?token=',
];
for (const address of oddQueries) {
  test(`${address.slice(0, 40)} is answered like a plain request`, async ({ request }) => {
    expect((await request.get(address)).status()).toBe(200);
  });
}

test('the feed names the newest items, and is not sent twice', async ({ page, request, site }) => {
  const answer = await request.get('/feed.xml');
  expect(answer.headers()['content-type']).toContain('application/rss+xml');
  await page.goto('/');
  const feed = await page.evaluate(
    (xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml');
      const texts = (selector: string) =>
        [...document.querySelectorAll(selector)].map((element) => element.textContent);
      return {
        broken: document.querySelector('parsererror') !== null,
        titles: texts('item > title'),
        links: texts('item > link'),
      };
    },
    await answer.text(),
  );
  expect(feed.broken).toBe(false);
  const headlines = await page.getByRole('article').getByRole('heading').allInnerTexts();
  expect(feed.titles.slice(0, headlines.length).toSorted()).toEqual(headlines.toSorted());
  for (const link of feed.links)
    expect(link).toMatch(new RegExp(`^${site.origin}/(news|events)/[a-z0-9-]+$`));

  const again = await request.get('/feed.xml', { headers: { 'if-none-match': answer.headers().etag ?? '' } });
  expect(again.status()).toBe(304);
});

test('every address in the sitemap is there', async ({ request, site }) => {
  const addressesIn = async (sitemap: string) => {
    const xml = await (await request.get(sitemap)).text();
    return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
  };
  const parts = await addressesIn('/sitemap.xml');
  const addresses = (await Promise.all(parts.map(addressesIn))).flat();
  expect(addresses.length).toBeGreaterThan(45);
  for (const address of addresses) {
    expect(address.startsWith(`${site.origin}/`)).toBe(true);
    const answer = await request.get(address);
    expect(answer.status(), address).toBe(200);
    expect(scriptsIn(await answer.text()), address).toEqual([]);
  }
  expect(await (await request.get('/robots.txt')).text()).toContain(`Sitemap: ${site.origin}/sitemap.xml`);
});

test('every link of the front page leads somewhere', async ({ page, request }) => {
  await page.goto('/');
  const links = await page
    .locator('a[href^="/"]')
    .evaluateAll((anchors) => [...new Set(anchors.map((anchor) => anchor.getAttribute('href') ?? ''))]);
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect((await request.get(link)).status(), link).toBe(200);
});

test('no page that stands in for others, and none for one visitor, has a script', async ({ request }) => {
  for (const address of [
    '/nothing',
    '/news/a-withdrawn-item',
    '/search?q=mine',
    '/join/confirm',
    '/join/thank-you',
  ])
    expect(scriptsIn(await (await request.get(address)).text()), address).toEqual([]);
});

test('what was withdrawn is gone, what moved leads on, what is untidy is tidied', async ({ request }) => {
  const plainly = { maxRedirects: 0 };
  const gone = await request.get('/news/a-withdrawn-item', plainly);
  expect(gone.status()).toBe(410);
  expect(await gone.text()).toContain('This item was taken down');
  for (const [from, to, status] of [
    ['/news/its-old-address', '/news/a-moved-item', 301],
    ['/News/', '/news', 308],
    ['/news//a-moved-item?utm_source=x', '/news/a-moved-item', 308],
  ] as const) {
    const answer = await request.get(from, plainly);
    expect([answer.status(), answer.headers().location]).toEqual([status, to]);
    expect((await request.get(from)).status()).toBe(200);
  }
  expect((await request.get('/-/gone', plainly)).status()).toBe(404);
});

// A page that is asked for again is packed smaller when there is time, and gets another tag: two questions may lie on
// either side of that, once.
test('HEAD equals GET, and each encoding has its own tag and 304', async ({ site }) => {
  for (const address of ['/', '/news', '/aims', '/feed.xml', '/robots.txt', '/icon.svg', '/nothing']) {
    await expect(async () => {
      const tags = await tagsOf(site.origin + address);
      expect(tags.size, address).toBe({ '/nothing': 0, '/icon.svg': 1, '/robots.txt': 1 }[address] ?? 3);
    }).toPass({ timeout: 20_000 });
  }
});

/** Asks in each encoding, by GET, HEAD and with the tag that came; returns the different tags. */
async function tagsOf(address: string): Promise<Set<string>> {
  const tags = new Set<string>();
  for (const encoding of ['identity', 'gzip', 'br']) {
    const headers = { 'accept-encoding': encoding };
    const get = await ask(address, { headers });
    const head = await ask(address, { method: 'HEAD', headers });
    expect({ ...head, size: 0 }, address).toEqual({ ...get, size: 0 });
    expect(head.size, address).toBe(0);
    const tag = get.headers.etag;
    if (!tag) continue;
    tags.add(tag);
    const again = await ask(address, { headers: { ...headers, 'if-none-match': tag } });
    expect([again.status, again.size, again.headers.etag], address).toEqual([304, 0, tag]);
  }
  return tags;
}

test('answers carry the headers that protect readers', async ({ request, page }) => {
  const { headers } = await ask(String((await request.get('/')).url()));
  expect(headers['content-security-policy']).toContain("script-src 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBeTruthy();
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['speculation-rules']).toBe('"/speculation-rules.json"');
  expect(headers['x-powered-by']).toBeUndefined();
  const office = (await page.goto('/login'))?.headers() ?? {};
  expect(office['content-security-policy']).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  expect(office['cache-control']).toContain('no-store');
});

test('a method that a page does not have changes nothing', async ({ request }) => {
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    expect((await request.fetch('/news', { method })).status(), method).toBeLessThan(500);
  }
  expect((await request.fetch('/api/health', { method: 'DELETE' })).status()).toBe(405);
});
