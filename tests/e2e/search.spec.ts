import { expect, test } from '../support/browser';

test.use({ javaScriptEnabled: false });

test('a reader without script searches, puts a slip right, narrows, and reads on', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('Cajamrca');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/search\?q=Cajamrca$/);
  await expect(page.getByRole('heading', { name: 'Nothing was found for “Cajamrca”' })).toBeVisible();

  await page.getByRole('link', { name: 'Cajamarca', exact: true }).click();
  await expect(page.getByRole('heading', { name: /results? for “Cajamarca”/ })).toBeVisible();
  await expect(page.locator('main mark').first()).toHaveText('Cajamarca');

  await page.getByRole('searchbox').fill('vasquez');
  await page.getByRole('searchbox').press('Enter');
  const kinds = page
    .getByRole('navigation', { name: 'Narrow the results' })
    .getByRole('group', { name: 'Kind' });
  await kinds.getByRole('link', { name: 'Events' }).click();
  await expect(page).toHaveURL(/q=vasquez&kind=event$/);
  const result = page.getByRole('article').first();
  await expect(result.locator('mark').first()).toHaveText('Vásquez');
  await result.getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('14 October');
});

test('background is found, and its contents lead to its parts', async ({ page }) => {
  await page.goto('/search?q=autocracy&kind=section');
  await page.getByRole('link', { name: 'Historical overview' }).first().click();
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('link', { name: 'Mistrust' }).click();
  await expect(page).toHaveURL(/\/historical-overview#s-mistrust$/);
  await expect(page.getByRole('heading', { name: 'Mistrust' })).toBeInViewport();
  await expect(page.getByRole('region', { name: 'In the news' }).getByRole('article')).not.toHaveCount(0);
});

test('no question breaks the page, and results are not for search engines', async ({ page }) => {
  for (const q of ['', '"', '-', '{"$gt":""}', '<script>alert(1)</script>', 'x '.repeat(900)]) {
    const answer = await page.goto(
      `/search?${new URLSearchParams({ q, page: '99', topic: 'none' }).toString()}`,
    );
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('searchbox')).toBeVisible();
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  }
  await expect(page.locator('link[rel=search]')).toHaveAttribute('href', '/opensearch.xml');
});
