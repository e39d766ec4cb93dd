import { expect, test } from '../support/browser';
import { people } from '../support/people';
import { signIn } from '../support/sign-in';
import { makeSiteData, startSite } from '../support/site';

test('stops on SIGTERM, and starts again with everything in its place', async ({ newVisitor }) => {
  test.setTimeout(120_000);
  const data = await makeSiteData();
  const page = await newVisitor();
  const headlines = () => page.getByRole('article').getByRole('heading').allInnerTexts();

  const first = await startSite(data, '/');
  await page.goto(`${first.origin}/`);
  const before = await headlines();
  await signIn(page, people.administrator, { origin: first.origin });
  const request = await page.request.post(`${first.origin}/api/membership-requests`, {
    data: {
      name: 'Rosa Restart',
      email: 'rosa.restart@example.org',
      kind: 'waged',
      bulletin: 'email',
      consents: ['membership-record'],
    },
    headers: { origin: first.origin },
  });
  expect(request.status()).toBeLessThan(300);
  // A browser that still asks for an icon would find the site gone, and say so on the console.
  await page.goto('about:blank');
  expect(await first.stop()).toBe(0);
  expect(first.output()).not.toMatch(/ error /);

  const second = await startSite(data, '/');
  test
    .info()
    .annotations.push({ type: 'second start to its first 200', description: `${second.startMs} ms` });
  await page.goto(`${second.origin}/`);
  expect(await headlines()).toEqual(before);
  // Sessions outlive a restart: the secret that signs them is kept with the data.
  await page.goto(`${second.origin}/dashboard`);
  await expect(page).toHaveURL(`${second.origin}/dashboard`);
  await page.context().close();
  expect(await second.stop()).toBe(0);
  await data.remove();
});
