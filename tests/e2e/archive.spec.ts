import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser';

test.use({ javaScriptEnabled: false });

const headlines = (page: Page) =>
  page
    .locator('main')
    .getByRole('article')
    .getByRole('heading')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

test('a reader without script finds every item of a month, and the way to the months beside it', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Archive' }).click();
  await page.locator('main').getByRole('link', { name: '2017' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('News of 2017');
  const august = page.getByRole('listitem').filter({ hasText: 'August' });
  const count = Number(/(\d+) items/.exec(await august.innerText())?.[1]);
  expect(count).toBeGreaterThan(20);
  await august.getByRole('link').click();
  await expect(page).toHaveURL(/\/archive\/2017\/08$/);
  const firstTitle = await page.title();

  const first = await headlines(page);
  const seen = [...first];
  const pages = page.getByRole('navigation', { name: 'Pages' });
  while ((await pages.getByRole('link', { name: 'Older' }).count()) > 0) {
    await pages.getByRole('link', { name: 'Older' }).click();
    expect(await page.title()).not.toBe(firstTitle);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('August 2017');
    seen.push(...(await headlines(page)));
  }
  expect(new Set(seen).size).toBe(count);
  expect(seen).toHaveLength(count);

  while ((await pages.getByRole('link', { name: 'Newer' }).count()) > 0)
    await pages.getByRole('link', { name: 'Newer' }).click();
  await expect(page).toHaveURL(/\/archive\/2017\/08$/);
  expect(await headlines(page)).toEqual(first);

  await page
    .getByRole('navigation', { name: 'Other months' })
    .getByRole('link', { name: 'September 2017' })
    .click();
  await expect(page).toHaveURL(/\/archive\/2017\/09$/);
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: '2017' }).click();
  await expect(page).toHaveURL(/\/archive\/2017$/);
});

test('a reader without script cites an item and goes on to its neighbour', async ({ page, baseURL }) => {
  await page.goto('/news/river-below-tucari-gold-mine-polluted');
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByText('How to cite this item').click();
  await expect(page.getByText(/^Peru Support Group, /)).toHaveText(
    `Peru Support Group, ‘${title}’, 1 October 2017, ${baseURL}/news/river-below-tucari-gold-mine-polluted`,
  );
  const neighbours = page.getByRole('navigation', { name: 'Older and newer items' });
  await neighbours.locator('[rel="next"]').click();
  await neighbours.locator('[rel="prev"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
});

for (const address of [
  '/archive/1900',
  '/archive/17',
  '/archive/2017/13',
  '/archive/2017/1',
  '/archive/2017/02',
])
  test(`${address} is not there`, async ({ page }) => {
    expect((await page.goto(address))?.status()).toBe(404);
  });
