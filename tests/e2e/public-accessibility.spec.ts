import { expect, test } from '../support/browser';
import { examinePage } from '../support/examine-page';
import { examineKeyboard, examineStructure } from '../support/examine-structure';
import { publicPages } from '../support/source-files';

type Address = { path: string; status?: number };

/** Addresses of each page outside the dashboard. An empty list: examined where it is met, in the test that is named. */
const addresses: Record<string, Address[]> = {
  'app/(auth)/invite/[token]/page.tsx': [{ path: '/invite/unknown' }],
  'app/(auth)/login/page.tsx': [{ path: '/login' }],
  'app/(auth)/reset/[token]/page.tsx': [{ path: '/reset/unknown' }],
  // set-up.spec.ts
  'app/(auth)/setup/page.tsx': [],
  'app/(site)/page.tsx': [{ path: '/' }],
  'app/(site)/-/gone/page.tsx': [{ path: '/news/a-withdrawn-item', status: 410 }],
  'app/(site)/-/not-found/page.tsx': [{ path: '/no-such-page', status: 404 }],
  'app/(site)/[section]/page.tsx': [{ path: '/aims' }, { path: '/privacy' }],
  'app/(site)/archive/page.tsx': [{ path: '/archive' }],
  'app/(site)/archive/[year]/page.tsx': [{ path: '/archive/2017' }],
  'app/(site)/archive/[year]/[month]/page.tsx': [{ path: '/archive/2017/09' }],
  'app/(site)/events/page.tsx': [{ path: '/events' }],
  'app/(site)/events/[slug]/page.tsx': [{ path: '/events/annual-conference-14-october-2017' }],
  'app/(site)/join/page.tsx': [{ path: '/join' }],
  'app/(site)/join/confirm/page.tsx': [{ path: '/join/confirm?token=unknown' }],
  'app/(site)/join/thank-you/page.tsx': [{ path: '/join/thank-you?reference=PSG-7K4M-2Q9X' }],
  'app/(site)/news/page.tsx': [{ path: '/news' }],
  'app/(site)/news/[slug]/page.tsx': [{ path: '/news/high-arsenic-in-children-of-two-mining-towns' }],
  'app/(site)/search/page.tsx': [
    { path: '/search' },
    { path: '/search?q=mining' },
    { path: '/search?q=zzzz' },
  ],
  'app/(site)/topics/page.tsx': [{ path: '/topics' }],
  'app/(site)/topics/[slug]/page.tsx': [{ path: '/topics/mining' }],
  // outage.spec.ts
  'app/-/unavailable/page.tsx': [],
};

test('every page outside the dashboard is examined', () => {
  expect(publicPages()).toEqual(Object.keys(addresses).sort());
});

for (const [file, pages] of Object.entries(addresses))
  for (const { path, status = 200 } of pages)
    test(`${path} is accessible`, async ({ page }) => {
      expect((await page.goto(path))?.status()).toBe(status);
      if (file.startsWith('app/(site)')) await examineStructure(page);
      // The system paints the colours then; axe can't see them, but lines must still be drawn.
      await page.emulateMedia({ forcedColors: 'active' });
      await examineKeyboard(page);
      await page.emulateMedia({ forcedColors: 'none' });
      await examinePage(page);
    });

test('the form to join is accessible with its errors on it, and so is the second look', async ({ page }) => {
  await page.goto('/join');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').getByRole('link').first()).toBeVisible();
  await examineStructure(page);
  await examinePage(page);
  await page.getByLabel('Your name').fill('Joan Example');
  await page.getByRole('textbox', { name: 'Email address' }).fill('joan@example.org');
  await page.getByRole('checkbox', { name: /may keep these details/ }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your request');
  await examineStructure(page);
  await examineKeyboard(page);
  await examinePage(page);
});
