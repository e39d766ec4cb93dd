import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import type { ExampleThings } from './example-things';
import { people } from './people';
import { signIn } from './sign-in';
import { makeSiteData, startSite, type Site, type SiteData } from './site';

export { expect } from '@playwright/test';

export type PersonKey = keyof typeof people;
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

type TestFixtures = {
  faults: string[];
  /** A page in a browser of its own, such as a second person's; watched for errors like `page`. */
  newVisitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** The same, signed in. All pages of one person share one session; sign in by hand to end one. */
  newVisitorAs: (person: PersonKey, options?: BrowserContextOptions) => Promise<Page>;
};
type WorkerFixtures = {
  site: Site & { examples: ExampleThings };
  sessionOf: (person: PersonKey) => Promise<StorageState>;
};

/** Browser tests on the built site: one site a worker, and no error on any page's console. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    async ({}, provide) => {
      const data = await makeSiteData();
      const examples = await fillSite(data);
      const site = await startSite(data);
      await provide({ ...site, examples });
      await site.stop();
      await data.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  sessionOf: [
    async ({ browser, site }, provide) => {
      const sessions = new Map<PersonKey, Promise<StorageState>>();
      await provide((person) => {
        const session = sessions.get(person) ?? makeSession(browser, site.origin, person);
        sessions.set(person, session);
        return session;
      });
    },
    { scope: 'worker' },
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
  newVisitorAs: async ({ newVisitor, sessionOf }, provide) => {
    await provide(async (person, options) =>
      newVisitor({ storageState: await sessionOf(person), ...options }),
    );
  },
});

async function makeSession(browser: Browser, origin: string, person: PersonKey): Promise<StorageState> {
  const context = await browser.newContext();
  await signIn(await context.newPage(), people[person], { origin });
  const state = await context.storageState();
  await context.close();
  return state;
}

function watch(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => {
    const fault = String(error.error());
    // Public pages carry no script: this is the browser giving up its own cross-fade between two pages on a slow machine.
    if (fault.includes('InvalidStateError: Transition was aborted')) return;
    faults.push(fault);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The browser notes the status of a page that is rightly 404 or 500; tests look at that status themselves.
    const ofThePageItself = message.location().url === message.page()?.url();
    if (message.text().startsWith('Failed to load resource') && ofThePageItself) return;
    faults.push(`${message.text()} (${message.location().url})`);
  });
}

async function fillSite({ env }: SiteData): Promise<ExampleThings> {
  const file = join(env.DATA_DIR ?? '', 'examples.json');
  const args = ['--conditions=react-server', '--import', 'tsx', 'tests/support/fill-site.ts', file];
  await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(await readFile(file, 'utf8')) as ExampleThings;
}
