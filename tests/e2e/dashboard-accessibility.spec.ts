import { can } from '@/lib/auth/capabilities';
import { expect, test, type PersonKey } from '../support/browser';
import { examinePage } from '../support/examine-page';
import { dashboardAddress } from '../support/example-things';
import { people } from '../support/people';
import { routeOf } from '../support/source-files';
import { pageRules, type Rule } from '../integration/access/access-table';

// The table of rules holds every page of the dashboard, or a test of its own fails.
function someoneWhoMay(rule: Rule): PersonKey {
  const keys: PersonKey[] = ['editor', 'secretary', 'administrator'];
  const key = keys.find((person) =>
    [rule].flat().some((entry) => entry !== 'public' && can(people[person], entry)),
  );
  if (!key) throw new Error(`Nobody may see a page with the rule ${String(rule)}.`);
  return key;
}

for (const [file, rule] of Object.entries(pageRules)) {
  test(`${routeOf(file)} is accessible`, async ({ site, newVisitorAs }) => {
    const page = await newVisitorAs(someoneWhoMay(rule));
    const answer = await page.goto(dashboardAddress(routeOf(file), site.examples));
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await examinePage(page);
  });
}

test('every place in the navigation is there', async ({ newVisitorAs }) => {
  for (const person of ['administrator', 'editor', 'secretary'] as const) {
    const page = await newVisitorAs(person);
    await page.goto('/dashboard');
    const links = await page
      .locator('header a[href^="/dashboard"]')
      .evaluateAll((anchors) => [...new Set(anchors.map((anchor) => anchor.getAttribute('href') ?? ''))]);
    expect(links.length).toBeGreaterThan(2);
    for (const link of links)
      expect((await page.request.get(link, { maxRedirects: 0 })).status(), `${person} ${link}`).toBe(200);
  }
});
