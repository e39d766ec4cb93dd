import { expect, test } from '../support/browser';
import { examinePage } from '../support/examine-page';
import { makeSiteData, startSite } from '../support/site';

test('without an administrator the first start prints a link that makes one, once', async ({
  newVisitor,
}) => {
  test.setTimeout(120_000);
  const data = await makeSiteData();
  const site = await startSite({ env: { ...data.env, ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
  const link = /http:\/\/\S+\/setup\?\S+/.exec(site.output())?.[0];
  expect(link).toBeTruthy();

  const page = await newVisitor();
  await page.goto(`${site.origin}/setup?token=wrong`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This set-up link does not work');
  await page.goto(link ?? '');
  await examinePage(page);
  await page.getByLabel('Your name').fill('Fiona First');
  await page.getByLabel('Email address').fill('fiona@example.org');
  await page.getByLabel('Password').fill('four words in a row');
  await page.getByRole('button', { name: 'Make the first administrator' }).click();
  await expect(page).toHaveURL(/\/dashboard/);

  const second = await newVisitor();
  expect((await second.goto(link ?? ''))?.status()).toBe(404);
  // A browser that still asks for an icon would find the site gone, and say so on the console.
  for (const visitor of [page, second]) await visitor.context().close();
  expect(await site.stop()).toBe(0);
  await data.remove();
});
