import { expect, test } from '../support/browser';

const request = {
  name: 'Hostile Input',
  email: 'hostile@example.org',
  kind: 'waged',
  bulletin: 'email',
  message: '',
  consents: ['membership-record'],
};

const refused: Record<string, { data: unknown; status: number }> = {
  'a body of two megabytes': { data: { ...request, message: 'x'.repeat(2_000_000) }, status: 413 },
  'a message beyond its limit': { data: { ...request, message: 'x'.repeat(5000) }, status: 422 },
  'an operator where a text belongs': { data: { ...request, email: { $gt: '' } }, status: 422 },
  'a list where a text belongs': { data: { ...request, name: ['a', 'b'] }, status: 422 },
  'no consent': { data: { ...request, consents: [] }, status: 422 },
  'a kind that there is not': { data: { ...request, kind: 'president' }, status: 422 },
  'nothing but null': { data: 'null', status: 422 },
  'half of a document': { data: '{"name": ', status: 422 },
};
for (const [what, { data, status }] of Object.entries(refused)) {
  test(`${what} is refused with ${status} and a reason`, async ({ page, site }) => {
    const answer = await page.request.post('/api/membership-requests', {
      data: data as never,
      headers: { origin: site.origin, 'content-type': 'application/json' },
    });
    expect(answer.status()).toBe(status);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    const problem = (await answer.json()) as { status: number; detail: string };
    expect(problem.status).toBe(status);
    expect(problem.detail).toBeTruthy();
  });
}

test('markup that is typed comes back as text', async ({ page }) => {
  const typed = '"><script>document.title = "taken over"</script><img src=x onerror=alert(1)>';
  await page.goto('/join');
  await page.getByLabel('Your name').fill(typed.slice(0, 90));
  await page.getByLabel('Anything you would like to tell us').fill(typed);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').getByRole('link').first()).toBeVisible();
  await expect(page.getByLabel('Anything you would like to tell us')).toHaveValue(typed);
  await expect(page).toHaveTitle(/^Error: Become a member/);
});

test('a form that is longer than the page allows keeps the site alive', async ({ page }) => {
  await page.goto('/join');
  const message = page.getByLabel('Anything you would like to tell us');
  await page.getByLabel('Your name').fill('Long Letter');
  await page.getByRole('textbox', { name: 'Email address' }).fill('long.letter@example.org');
  await page.getByRole('checkbox', { name: /may keep these details/ }).check();
  await message.fill('x'.repeat(5000));
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').getByRole('link').first()).toBeVisible();
  await expect(message).toHaveValue('x'.repeat(5000));
});
