import { can } from '@/lib/auth/capabilities';
import { expect, test, type PersonKey } from '../support/browser';
import { dashboardAddress } from '../support/example-things';
import { people } from '../support/people';
import { routeOf } from '../support/source-files';
import { handlerRules, pageRules, type Rule } from '../integration/access/access-table';

type Asker = 'nobody' | PersonKey;
const askers: Asker[] = ['nobody', 'administrator', 'editor', 'secretary'];
const noSuchId = '0123456789abcdef01234567';

function may(asker: Asker, rule: Rule): boolean {
  if (rule === 'public') return true;
  return asker !== 'nobody' && [rule].flat().some((capability) => can(people[asker], capability));
}

for (const asker of askers) {
  test.describe(`as ${asker}`, () => {
    test('dashboard pages open, or send to sign in, or are not there', async ({
      site,
      newVisitor,
      newVisitorAs,
    }) => {
      const { request } = await (asker === 'nobody' ? newVisitor() : newVisitorAs(asker));
      for (const [file, rule] of Object.entries(pageRules)) {
        const address = dashboardAddress(routeOf(file), site.examples);
        const answer = await request.get(address, { maxRedirects: 0 });
        if (asker === 'nobody') {
          expect.soft(answer.status(), address).toBe(307);
          expect.soft(answer.headers().location, address).toMatch(/^\/login/);
        } else {
          expect.soft(answer.status(), address).toBe(may(asker, rule) ? 200 : 404);
        }
      }
    });

    test('route handlers answer, or ask for a session, or refuse', async ({
      site,
      newVisitor,
      newVisitorAs,
    }) => {
      const { request } = await (asker === 'nobody' ? newVisitor() : newVisitorAs(asker));
      const calls = Object.entries(handlerRules).flatMap(([file, methods]) =>
        Object.entries(methods).map(([method, rule]) => ({ file, method, rule })),
      );
      for (const { file, method, rule } of calls) {
        const address = routeOf(file)
          .replace(/\[\.\.\.[^\]]+\]/, 'providers')
          .replace(/\[[^\]]+\]/, noSuchId);
        const answer = await request.fetch(address, {
          method,
          maxRedirects: 0,
          headers: { origin: site.origin },
          ...(method !== 'GET' && { data: {} }),
        });
        const what = `${method} ${address}`;
        if (may(asker, rule)) expect.soft([401, 403, 500], what).not.toContain(answer.status());
        else expect.soft(answer.status(), what).toBe(asker === 'nobody' ? 401 : 403);
      }
    });
  });
}

test('a cookie that nobody signed is nobody', async ({ newVisitor, site }) => {
  const page = await newVisitor();
  const forged = 'eyJhbGciOiJub25lIn0.eyJ1c2VySWQiOiIwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1NjcifQ.';
  await page.context().addCookies([{ name: 'next-auth.session-token', value: forged, url: site.origin }]);
  await page.goto('/dashboard');
  await expect(page).toHaveURL(/\/login/);
});
