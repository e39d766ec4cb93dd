import { expect, test } from '../support/browser';
import { examinePage } from '../support/examine-page';
import { keyboard } from '../support/hands';
import { people } from '../support/people';
import { signIn } from '../support/sign-in';

test('an administrator invites an editor, who chooses a password and is in', async ({
  newVisitor,
  newVisitorAs,
}) => {
  const administrator = await newVisitorAs('administrator');
  await administrator.goto('/dashboard/users');
  await administrator
    .getByRole('link', { name: /invite/i })
    .first()
    .click();
  await administrator.getByLabel('Name').fill('Ines Invited');
  await administrator.getByLabel('Email address').fill('ines@example.org');
  await administrator.getByRole('checkbox', { name: /editor/i }).check();
  await administrator.getByRole('button', { name: 'Invite' }).click();
  const link = await administrator.getByLabel('Link to hand over').inputValue();

  const invited = await newVisitor();
  await invited.goto(link);
  await expect(invited.getByRole('heading', { level: 1 })).toHaveText('Welcome, Ines Invited');
  await examinePage(invited);
  await invited.getByLabel('New password').fill('short');
  await invited.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(invited.getByRole('alert').filter({ hasText: /12 characters/ })).toBeVisible();
  await invited.getByLabel('New password').fill('four words in a row');
  await invited.getByRole('button', { name: 'Set the password and sign in' }).click();
  await expect(invited).toHaveURL(/\/dashboard/);

  // The link works once.
  const second = await newVisitor();
  await second.goto(link);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
});

test('a disabled account loses its session at once', async ({ site, newVisitor, newVisitorAs }) => {
  const writer = await newVisitor();
  await signIn(writer, people.writer);
  const administrator = await newVisitorAs('administrator');
  await administrator.goto(`/dashboard/users/${site.examples.users}`);
  await administrator.getByText('Disable the account …').click();
  await administrator.getByRole('button', { name: 'Disable it' }).click();
  await expect(administrator).toHaveURL(/done=disabled/);

  await writer.goto('/dashboard');
  await expect(writer).toHaveURL(/\/login/);
  await writer.getByLabel('Email address').fill(people.writer.email);
  await writer.getByLabel('Password').fill(people.writer.password);
  await writer.getByRole('button', { name: 'Sign in' }).click();
  await expect(writer.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();

  await administrator.getByRole('button', { name: 'Enable the account' }).click();
  await expect(administrator).toHaveURL(/done=enabled/);
  await signIn(writer, people.writer);
});

test('after signing out the way back shows nothing', async ({ newVisitor }) => {
  const page = await newVisitor();
  await signIn(page, people.secretary, { hands: keyboard(page) });
  await page.goto('/dashboard/members');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Requests to join');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goBack();
  await expect(page.getByText('ximena@example.org')).toHaveCount(0);
  await page.reload();
  await expect(page).toHaveURL(/\/login/);
});

test('a wrong password says so and keeps the address', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('Email address').fill('nobody@example.org');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Email address' })).toHaveValue('nobody@example.org');
  await expect(page.locator('#password')).toHaveValue('');
});

test('signing in leads back to where one wanted to go, and never to another site', async ({ newVisitor }) => {
  const page = await newVisitor();
  await page.goto('/login?next=https://example.com/');
  await page.getByLabel('Email address').fill(people.secretary.email);
  await page.getByLabel('Password').fill(people.secretary.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
});
