import { expect, test } from '../support/browser';

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
    expect((await request.get(address)).status(), address).toBe(200);
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

test('answers carry the headers that protect readers', async ({ request }) => {
  const headers = (await request.get('/')).headers();
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBeTruthy();
  expect(headers['x-powered-by']).toBeUndefined();
});

test('a method that a page does not have changes nothing', async ({ request }) => {
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    expect((await request.fetch('/news', { method })).status(), method).toBeLessThan(500);
  }
  expect((await request.fetch('/api/health', { method: 'DELETE' })).status()).toBe(405);
});
