import { expect, test } from '../support/browser';
import { examinePage } from '../support/examine-page';
import { publicPages } from '../support/source-files';

/** Addresses of each page outside the dashboard. /setup is examined where it is used, in set-up.spec.ts. */
const addresses: Record<string, string[]> = {
  'app/(auth)/invite/[token]/page.tsx': ['/invite/unknown'],
  'app/(auth)/login/page.tsx': ['/login'],
  'app/(auth)/reset/[token]/page.tsx': ['/reset/unknown'],
  'app/(auth)/setup/page.tsx': [],
  'app/(site)/page.tsx': ['/'],
  'app/(site)/[section]/page.tsx': ['/aims', '/privacy'],
  'app/(site)/archive/page.tsx': ['/archive'],
  'app/(site)/archive/[year]/page.tsx': ['/archive/2017'],
  'app/(site)/archive/[year]/[month]/page.tsx': ['/archive/2017/09'],
  'app/(site)/events/page.tsx': ['/events'],
  'app/(site)/join/page.tsx': ['/join'],
  'app/(site)/join/confirm/page.tsx': ['/join/confirm?token=unknown'],
  'app/(site)/join/thank-you/page.tsx': ['/join/thank-you?reference=PSG-7K4M-2Q9X'],
  'app/(site)/news/page.tsx': ['/news'],
  'app/(site)/news/[slug]/page.tsx': ['/news/high-arsenic-in-children-of-two-mining-towns'],
  'app/(site)/search/page.tsx': ['/search', '/search?q=mine', '/search?q=nothing-of-this'],
  'app/(site)/topics/page.tsx': ['/topics'],
  'app/(site)/topics/[slug]/page.tsx': ['/topics/mining'],
  'app/unavailable/page.tsx': ['/unavailable'],
};

test('every page outside the dashboard is examined', () => {
  expect(publicPages()).toEqual(Object.keys(addresses).sort());
});

for (const address of Object.values(addresses).flat()) {
  test(`${address} is accessible`, async ({ page }) => {
    expect((await page.goto(address))?.status()).toBe(200);
    await examinePage(page);
  });
}

test('the page for an unknown address is accessible', async ({ page }) => {
  expect((await page.goto('/no-such-page'))?.status()).toBe(404);
  await examinePage(page);
});

test('an item that announces an event is accessible', async ({ page }) => {
  await page.goto('/events');
  await page.getByRole('article').first().getByRole('heading').getByRole('link').click();
  await examinePage(page);
});

test('the form to join is accessible with its errors on it, and so is the second look', async ({ page }) => {
  await page.goto('/join');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').getByRole('link').first()).toBeVisible();
  await examinePage(page);
  await page.getByLabel('Your name').fill('Joan Example');
  await page.getByRole('textbox', { name: 'Email address' }).fill('joan@example.org');
  await page.getByRole('checkbox', { name: /may keep these details/ }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your request');
  await examinePage(page);
});
