import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser';
import { keyboard, pointer, type Hands } from '../support/hands';

/** From the front page to an item by its topic, and back through the feed. */
async function readByTopic(page: Page, hands: Hands): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Peru Support Group');
  const items = page.locator('main').getByRole('article');
  await expect(items).toHaveCount(10);
  const headline = await items.first().getByRole('heading').innerText();

  await hands.press(items.first().getByRole('link', { name: 'Mining', exact: true }));
  await expect(page).toHaveURL(/\/topics\/mining$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mining');

  await hands.press(page.getByRole('link', { name: headline }));
  await expect(page).toHaveURL(/\/news\/[a-z0-9-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(page.locator('main time').first()).toHaveAttribute('datetime', '2017-10-01');
  await expect(page.locator('main dl').getByRole('link', { name: 'Mining', exact: true })).toBeVisible();

  await hands.press(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'News' }));
  await expect(page).toHaveURL(/\/news$/);
  await expect(page.getByRole('article').first().getByRole('heading')).toHaveText(headline);
}

/** To the end of the feed and back to its beginning; every item stands on exactly one page. */
async function pageThroughNews(page: Page, hands: Hands): Promise<void> {
  await page.goto('/news');
  const seen: string[] = [];
  const linksOnPage = () =>
    page
      .getByRole('article')
      .getByRole('heading')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const older = page.getByRole('link', { name: /Older/ });
  const newer = page.getByRole('link', { name: /Newer/ });
  for (;;) {
    seen.push(...(await linksOnPage()));
    if ((await older.count()) === 0) break;
    const address = page.url();
    await hands.press(older);
    await expect(page).not.toHaveURL(address);
  }
  expect(seen.length).toBeGreaterThanOrEqual(45);
  expect(new Set(seen).size).toBe(seen.length);

  while ((await newer.count()) > 0) {
    const address = page.url();
    await hands.press(newer);
    await expect(page).not.toHaveURL(address);
  }
  await expect(page).toHaveURL(/\/news$/);
  expect(await linksOnPage()).toEqual(seen.slice(0, 20));
}

test.describe('a reader', () => {
  test('finds an item by its topic', ({ page }) => readByTopic(page, pointer()));
  test('finds an item by its topic with the keyboard', ({ page }) => readByTopic(page, keyboard(page)));
  test('pages through the feed', ({ page }) => pageThroughNews(page, pointer()));
  test('pages through the feed with the keyboard', ({ page }) => pageThroughNews(page, keyboard(page)));

  test.describe('without script', () => {
    test.use({ javaScriptEnabled: false });
    test('finds an item by its topic', ({ page }) => readByTopic(page, pointer()));
    test('finds an item by its topic with the keyboard', ({ page }) => readByTopic(page, keyboard(page)));
    test('pages through the feed', ({ page }) => pageThroughNews(page, pointer()));
  });

  test('skips to the content with the first two keys', async ({ page }) => {
    await page.goto('/news');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const focusIsInMain = await page.evaluate(() => document.activeElement?.closest('main') !== null);
    expect(focusIsInMain).toBe(true);
  });
});
