import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from 'embedded-mongodb';
import { expect, test } from '../support/browser';
import { examinePage } from '../support/examine-page';
import { freePort } from '../support/free-port';
import { makeSiteData, startSite } from '../support/site';

// The embedded server, standing alone, plays a MongoDB somewhere else.
test('while the database is gone seen pages go on, others and forms say so, and all recovers by itself', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'psg-elsewhere-'));
  const port = await freePort();
  const elsewhere = await startEmbeddedServer({ dataDirectory, port });
  const data = await makeSiteData();
  const site = await startSite({ env: { ...data.env, MONGODB_URI: elsewhere.uri('outage') } });
  // Not the watched page: an outage may well stand on the console.
  const context = await browser.newContext({ baseURL: site.origin });
  const page = await context.newPage();
  for (const address of ['/', '/news', '/join']) expect((await page.goto(address))?.status()).toBe(200);
  if (process.platform === 'linux')
    expect(await readFile(`/proc/${site.pid}/maps`, 'utf8')).not.toMatch(/lmdb/);

  const joining = await context.newPage();
  await joining.goto('/join');
  await joining.getByLabel('Your name').fill('Joan Patient');
  await joining.getByRole('textbox', { name: 'Email address' }).fill('joan.patient@example.org');
  await joining.getByLabel('Anything you would like to tell us').fill('A long story');
  await joining.getByRole('checkbox', { name: /may keep these details/ }).check();

  await elsewhere.close();
  const answer = await page.goto('/news/no-such-item');
  expect(answer?.status()).toBe(503);
  expect(await answer?.headerValue('retry-after')).toBe('30');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something has gone wrong on our side');
  for (const address of ['/', '/news', '/join'])
    expect((await page.request.get(address)).status(), address).toBe(200);
  expect((await page.request.get('/api/ready')).status()).toBe(503);
  expect((await page.request.get('/api/health')).status()).toBe(200);

  await examinePage(page);

  // The form works on as far as it can, says what it can't do, and keeps what was typed.
  await joining.getByRole('button', { name: 'Continue' }).click();
  const refused = joining.getByRole('alert').filter({ hasText: 'could not be done just now' });
  const again = joining.getByRole('alert').filter({ hasText: 'once more' });
  do {
    await joining.getByRole('button', { name: 'Send the request' }).click();
    await expect(refused.or(again)).toBeVisible();
  } while (!(await refused.isVisible()));
  await expect(joining.getByLabel('Anything you would like to tell us')).toHaveValue('A long story');
  await expect(joining.getByRole('checkbox', { name: /may keep these details/ })).toBeChecked();

  const back = await startEmbeddedServer({ dataDirectory, port });
  await expect.poll(async () => (await page.request.get('/api/ready')).status()).toBe(200);
  await expect.poll(async () => (await page.request.get('/topics')).status()).toBe(200);

  await context.close();
  expect(await site.stop()).toBe(0);
  await back.close();
  await data.remove();
  await rm(dataDirectory, { recursive: true, force: true });
});
