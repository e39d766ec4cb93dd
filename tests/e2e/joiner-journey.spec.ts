import type { Page, Request } from '@playwright/test';
import { expect, test } from '../support/browser';
import { keyboard, pointer, type Hands } from '../support/hands';
import { people } from '../support/people';
import { signIn } from '../support/sign-in';

type Joiner = { name: string; email: string };
const street = '12 Example Street\nLondon';
const message = 'I read the bulletin at the library & would like “my own”.';

/** Fills in the form with mistakes first, then rightly; looks it through, changes a line, sends it; returns the reference. */
async function askToJoin(page: Page, hands: Hands, { name, email }: Joiner): Promise<string> {
  const next = page.getByRole('button', { name: 'Continue' });
  await page.goto('/');
  await hands.press(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Join' }));
  await hands.type(page.getByLabel('Your name'), name);
  await hands.type(page.getByRole('textbox', { name: 'Email address' }), 'not-an-address');
  await hands.tick(page.getByRole('radio', { name: 'Individual, unwaged' }));
  await hands.tick(page.getByRole('radio', { name: 'By post' }));
  await hands.type(page.getByLabel('Anything you would like to tell us'), message);
  for (const box of await page.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  await hands.press(next);

  // What was typed is still there, and the summary leads to what is wrong.
  const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
  await expect(summary).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel('Your name')).toHaveValue(name);
  await expect(page.getByRole('textbox', { name: 'Email address' })).toHaveValue('not-an-address');
  await expect(page.getByRole('radio', { name: 'Individual, unwaged' })).toBeChecked();
  await expect(page.getByLabel('Anything you would like to tell us')).toHaveValue(message);
  await expect(page.getByRole('textbox', { name: 'Email address' })).toHaveAttribute('aria-invalid', 'true');
  await hands.press(summary.getByRole('link', { name: /email/i }));
  await expect(page.getByRole('textbox', { name: 'Email address' })).toBeFocused();

  await hands.type(page.getByRole('textbox', { name: 'Email address' }), email);
  await hands.type(page.getByRole('textbox', { name: 'Postal address' }), street);
  await hands.type(page.getByRole('textbox', { name: 'Postcode' }), 'WC1H');
  await hands.tick(page.getByRole('checkbox', { name: /may keep these details/ }));
  await hands.press(next);

  // The second look leads back to a field, with all the others kept.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your request');
  await hands.press(page.getByRole('button', { name: 'Change the postal address' }));
  await expect(page.getByRole('textbox', { name: 'Postal address' })).toHaveValue(street);
  await expect(page.getByRole('textbox', { name: 'Postal address' })).toBeFocused();
  await expect(page.getByRole('checkbox', { name: /may keep these details/ })).toBeChecked();
  await hands.type(page.getByRole('textbox', { name: 'Postcode' }), 'WC1H 9QU');
  await hands.press(next);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your request');
  await expect(page.getByRole('definition').filter({ hasText: 'WC1H 9QU' })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: message })).toBeVisible();
  return sendIt(page, hands);
}

/** Whoever is faster than people read is asked to press once more, as often as it takes. */
async function sendIt(page: Page, hands: Hands): Promise<string> {
  const thanks = page.getByRole('heading', { name: 'Thank you: now look at your email' });
  const again = page.getByRole('alert').filter({ hasText: 'once more' });
  const send = page.getByRole('button', { name: 'Send the request' });
  await expect(thanks.or(send)).toBeVisible();
  while (!(await thanks.isVisible())) {
    await hands.press(send);
    await expect(thanks.or(again)).toBeVisible();
  }
  await expect(page).toHaveURL(/\/join\/thank-you\?reference=PSG-/);
  await expect(page.getByRole('figure')).toContainText('Dear [your name]');
  return page.locator('main strong').first().innerText();
}

/** Posts the last of these forms again; returns where its answer leads. */
async function sendAgain(page: Page, sent: Request[]): Promise<string | undefined> {
  const form = sent.at(-1);
  if (!form) throw new Error('No form was sent.');
  const answer = await page.request.post(form.url(), {
    headers: { origin: new URL(form.url()).origin, 'content-type': form.headers()['content-type'] ?? '' },
    data: form.postDataBuffer() ?? undefined,
    maxRedirects: 0,
  });
  return answer.headers().location;
}

/** Reads the mail that the site has written to the joiner, as the secretary sees it; returns the link in it. */
async function linkInTheMail(secretary: Page, hands: Hands, { email }: Joiner): Promise<string> {
  await hands.press(secretary.getByRole('link', { name: 'Outbox' }));
  await hands.press(secretary.getByRole('row').filter({ hasText: email }).getByRole('link').first());
  await expect(secretary.getByRole('main')).toContainText(email);
  const text = await secretary.getByRole('main').innerText();
  const link = /https?:\/\/\S+\/join\/confirm\?token=\S+/.exec(text)?.[0];
  if (!link) throw new Error(`The mail holds no link:\n${text}`);
  return link;
}

async function confirm(page: Page, hands: Hands, link: string): Promise<void> {
  await page.goto(link);
  await hands.press(page.getByRole('button', { name: 'Confirm my address' }));
  await expect(page.getByRole('button', { name: 'Confirm my address' })).toHaveCount(0);
}

/** Finds the request among those that wait, and approves it; the person is a member then. */
async function approve(secretary: Page, hands: Hands, joiner: Joiner, reference: string): Promise<void> {
  await hands.press(secretary.getByRole('link', { name: /^Members/ }));
  const row = secretary.getByRole('row').filter({ hasText: reference });
  await expect(row).toContainText(joiner.email);
  await hands.press(row.getByRole('link', { name: joiner.name }));
  const main = secretary.getByRole('main');
  await expect(main).toContainText('WC1H 9QU');
  await expect(main).toContainText(message);
  await expect(main).toContainText('may keep these details');
  await hands.press(main.locator('summary').filter({ hasText: 'Approve' }));
  await hands.press(main.getByRole('button', { name: 'Approve' }));
  await expect(secretary).toHaveURL(/done=approved/);
  await expect(main).toContainText(/approved/i);

  await secretary.goto('/dashboard/members/contacts');
  await expect(secretary.getByRole('row').filter({ hasText: joiner.email })).toContainText(joiner.name);
  await secretary.goto('/dashboard/members');
  await expect(secretary.getByRole('row').filter({ hasText: reference })).toHaveCount(0);
}

test.describe('a joiner is admitted', () => {
  test('with a pointer', async ({ page, newVisitor }) => {
    const joiner = { name: 'Joan Pointer', email: 'joan.pointer@example.org' };
    const reference = await askToJoin(page, pointer(), joiner);
    const secretary = await newVisitor();
    await signIn(secretary, people.secretary);
    await confirm(page, pointer(), await linkInTheMail(secretary, pointer(), joiner));
    await approve(secretary, pointer(), joiner, reference);
  });

  test('with the keyboard alone', async ({ page, newVisitor }) => {
    const joiner = { name: 'Joan Keys', email: 'joan.keys@example.org' };
    const reference = await askToJoin(page, keyboard(page), joiner);
    const secretary = await newVisitor();
    const hands = keyboard(secretary);
    await signIn(secretary, people.secretary, { hands });
    await confirm(page, keyboard(page), await linkInTheMail(secretary, hands, joiner));
    await approve(secretary, hands, joiner, reference);
  });

  test('without script', async ({ newVisitor }) => {
    const joiner = { name: 'Joan Plain', email: 'joan.plain@example.org' };
    const page = await newVisitor({ javaScriptEnabled: false });
    const sent: Request[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && sent.push(request)));
    const reference = await askToJoin(page, pointer(), joiner);

    // The same form once more, as a second press, a reload or the way back sends it: it is the same request.
    expect(await sendAgain(page, sent)).toContain(reference);

    const secretary = await newVisitor();
    await signIn(secretary, people.secretary);
    await confirm(page, pointer(), await linkInTheMail(secretary, pointer(), joiner));
    await approve(secretary, pointer(), joiner, reference);
  });
});
