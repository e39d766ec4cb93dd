import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { makeSiteData, startSite, type Site, type SiteData } from './site';

export { expect } from '@playwright/test';

type TestFixtures = {
  /** A page in a browser of its own, such as a second person's; watched for errors like `page`. */
  newVisitor: (options?: BrowserContextOptions) => Promise<Page>;
  faults: string[];
};

/** Browser tests on the built site: one site a worker, and no error on any page's console. */
export const test = base.extend<TestFixtures, { site: Site }>({
  site: [
    async ({}, provide) => {
      const data = await makeSiteData();
      await fillSite(data);
      const site = await startSite(data);
      await provide(site);
      await site.stop();
      await data.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ site }, provide) => provide(site.origin),
  faults: [
    async ({}, provide) => {
      const faults: string[] = [];
      await provide(faults);
      expect(faults, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults }, provide) => {
    watch(context, faults);
    await provide(context);
  },
  newVisitor: async ({ browser, baseURL, faults }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (options) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      watch(context, faults);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

function watch(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => faults.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser notes the status of a page that is rightly 404 or 500; tests look at that status themselves.
    const ofThePageItself = message.location().url === message.page()?.url();
    if (message.text().startsWith('Failed to load resource') && ofThePageItself) return;
    faults.push(`${message.text()} (${message.location().url})`);
  });
}

async function fillSite({ env }: SiteData): Promise<void> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'tests/support/fill-site.ts'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('Filling the site failed.');
}
