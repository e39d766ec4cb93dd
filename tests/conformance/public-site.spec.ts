import { matchTarget } from '@/server/front/match-target';
import { publicRoutes } from '@/server/front/routes';
import { expect, test as base } from '../support/browser';
import { jsonFeedFaults } from '../support/validate-json-feed';
import { sitemapFaults } from '../support/validate-sitemap';
import { crawl, fetchPage, type Crawled } from './crawl';
import { checkHtml, whyNoHtmlChecker } from './html-checker';
import {
  calendarFaults,
  feedFaults,
  requiredFields,
  structuredData,
  structuredDataFaults,
  xmlFaults,
} from './machine-formats';
import { readSitemaps } from './sitemaps';

// Addresses that readers' programs know without a link.
const knownToMachines = ['/robots.txt', '/sitemap.xml', '/news-sitemap.xml', '/speculation-rules.json'];
// Reached by sending the form, or by a link in a mail; the browser tests of joining go there.
const afterForms = ['/join/confirm', '/join/thank-you'];
/** How many pages of one kind the HTML checker sees. */
const ofOneKind = 3;

const test = base.extend<object, { pages: Map<string, Crawled> }>({
  pages: [
    async ({ site }, provide) => {
      await provide(await crawl(site.origin, ['/']));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const routeOf = (path: string) => {
  const target = matchTarget(path);
  return target.kind === 'public' ? target.route.pattern : target.kind;
};

const ofType = (pages: Map<string, Crawled>, ...types: string[]) =>
  [...pages.values()].filter(({ type }) => types.includes(type));

/** `path: fault` for every fault. */
const lines = (pages: Crawled[], faults: (page: Crawled) => string[]) =>
  pages.flatMap((page) => faults(page).map((fault) => `${page.path}: ${fault}`));

test('every link on every public page leads to an address that answers', ({ pages }) => {
  const broken = [...pages.values()].flatMap(({ path, links }) =>
    links
      .filter((link) => pages.get(link)?.status !== 200)
      .map((link) => `${path} → ${link}: ${pages.get(link)?.status}`),
  );
  expect(broken).toEqual([]);
  const nowhere = [...pages.values()].flatMap(({ path, fragments }) =>
    fragments
      .filter((fragment) => {
        const [target = '', id = ''] = fragment.split('#');
        return !pages.get(target)?.ids.has(id);
      })
      .map((fragment) => `${path} → ${fragment}`),
  );
  expect(nowhere, 'links to a place on a page that is not there').toEqual([]);
});

test('every kind of public page is linked to, and so is every address of the sitemaps', async ({
  pages,
  site,
}) => {
  const reached = new Set([...pages.keys()].map(routeOf));
  const unlinked = publicRoutes
    .filter(({ kind }) => kind === 'page')
    .map(({ pattern }) => pattern)
    .filter((pattern) => !reached.has(pattern) && !afterForms.includes(pattern));
  expect(unlinked).toEqual([]);

  const { addresses } = await readSitemaps(site.origin);
  expect(addresses.length).toBeGreaterThan(50);
  expect(addresses.filter((address) => !pages.has(address))).toEqual([]);
});

test('feeds, sitemaps, calendars and structured data read well for independent programs', async ({
  pages,
  site,
}) => {
  // Only what is to come has a link to its file; the file of what is past is read all the same.
  const calendarFiles = [...pages.keys()]
    .filter((path) => routeOf(path) === '/events/[slug]')
    .map((path) => `${path}/event.ics`);
  const machines = await Promise.all(
    [...knownToMachines, ...calendarFiles].map(async (path) => fetchPage(site.origin, path)),
  );
  expect(
    machines.filter(({ status }) => status !== 200).map(({ path, status }) => `${path}: ${status}`),
  ).toEqual([]);
  const all = new Map([...pages, ...machines.map((page) => [page.path, page] as const)]);

  const feeds = ofType(all, 'application/rss+xml', 'application/atom+xml');
  const calendars = ofType(all, 'text/calendar');
  expect(feeds.length).toBeGreaterThan(1);
  expect(calendars.length).toBeGreaterThan(1);
  expect(
    lines([...feeds, ...ofType(all, 'application/xml', 'text/xml', 'image/svg+xml')], xmlFaults),
  ).toEqual([]);
  expect(lines(feeds, (feed) => feedFaults(feed, site.origin))).toEqual([]);
  expect(lines(calendars, calendarFaults)).toEqual([]);

  const html = ofType(all, 'text/html');
  const types = new Set(html.flatMap(structuredData).map((thing) => thing['@type']));
  expect([...types].sort()).toEqual(Object.keys(requiredFields).sort());
  expect(lines(html, structuredDataFaults)).toEqual([]);

  const jsonFeed = await fetchPage(site.origin, '/feed.json');
  expect(jsonFeedFaults(JSON.parse(jsonFeed.text))).toEqual([]);
  const { documents } = await readSitemaps(site.origin);
  const news = await fetchPage(site.origin, '/news-sitemap.xml');
  // Empty whenever nothing was published for two days, for which the schema has no place.
  if (news.text.includes('<url>')) documents.push(news);
  for (const { path, text } of documents) expect(await sitemapFaults(text), path).toEqual([]);
});

test('the Nu HTML checker finds no error on any kind of page', async ({ pages, site }) => {
  const reason = whyNoHtmlChecker();
  if (reason) {
    // eslint-disable-next-line no-console -- whoever runs the tests must see what was left out
    console.log(`Not checked, because ${reason}.`);
    test.info().annotations.push({ type: 'not checked', description: reason });
    expect(process.env.CI, `with CI set the checker must be there: ${reason}`).toBeUndefined();
    return;
  }
  const chosen = new Map<string, Crawled[]>();
  for (const page of ofType(pages, 'text/html')) {
    const kind = routeOf(page.path);
    if (kind === 'office') continue;
    chosen.set(kind, [...(chosen.get(kind) ?? []), page].slice(0, ofOneKind));
  }
  const missing = await fetchPage(site.origin, '/no-such-page');
  expect(missing.status).toBe(404);
  const html = [...chosen.values(), missing].flat();
  expect(await checkHtml(new Map(html.map(({ path, text }) => [path, text])))).toEqual([]);
});
