import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser';
import { keyboard, pointer, type Hands } from '../support/hands';
import { people } from '../support/people';
import { signIn } from '../support/sign-in';

const text = 'The commission heard them for three hours — and will come again.';

/** Signs in, writes, previews, publishes; readers see it first; then takes it back, and it is gone. */
async function writeAndPublish(page: Page, reader: Page, hands: Hands, headline: string): Promise<void> {
  const confirm = async (label: string) => {
    await hands.press(page.locator('summary').filter({ hasText: label }));
    await hands.press(page.getByRole('button', { name: `Yes, ${label.toLowerCase()}` }));
  };
  await signIn(page, people.editor, { hands });
  await hands.press(page.getByRole('link', { name: 'Write an article' }));
  await hands.type(page.getByLabel('Headline'), headline);
  await hands.type(page.getByLabel('Summary, one to three sentences'), 'Two villages were heard.');
  await hands.type(page.getByRole('textbox', { name: 'Text of the article' }), text);
  await hands.tick(page.getByRole('checkbox', { name: 'Mining' }));
  await hands.press(page.getByRole('button', { name: 'Save draft' }));
  await expect(page.getByText(/^Saved at/)).toBeVisible();

  await hands.press(page.getByRole('button', { name: 'Preview' }));
  await expect(page).toHaveURL(/\/preview$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(page.getByText(text)).toBeVisible();
  await reader.goto('/');
  await expect(reader.getByText(headline)).toHaveCount(0);

  await hands.press(page.getByRole('link', { name: 'Back to writing' }));
  await expect(page.getByLabel('Headline')).toHaveValue(headline);
  await confirm('Publish now');
  await expect(page.getByText('Readers see it.')).toBeVisible();

  await reader.goto('/');
  const first = reader.getByRole('article').first();
  await expect(first.getByRole('heading')).toHaveText(headline);
  await first.getByRole('link', { name: headline }).click();
  await expect(reader.getByText(text)).toBeVisible();
  const address = reader.url();

  await confirm('Back to a draft');
  await expect(page.getByText('Nobody outside the back office can read it.')).toBeVisible();
  expect((await reader.goto(address))?.status()).toBe(404);
  await reader.goto('/');
  await expect(reader.getByText(headline)).toHaveCount(0);
}

test.describe('an editor writes, previews, publishes and takes back', () => {
  test('with a pointer', async ({ page, newVisitor }) => {
    await writeAndPublish(page, await newVisitor(), pointer(), 'Two villages are heard in Lima');
  });

  test('with the keyboard alone', async ({ page, newVisitor }) => {
    test.setTimeout(120_000);
    await writeAndPublish(page, await newVisitor(), keyboard(page), 'Two villages are heard by key');
  });
});

async function writeDraft(page: Page, headline: string): Promise<void> {
  await page.goto('/dashboard/articles/new');
  await page.getByLabel('Headline').fill(headline);
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText(/^Saved at/)).toBeVisible();
}
const openFromList = async (page: Page, headline: string) => {
  await page.goto('/dashboard/articles');
  await page.getByRole('link', { name: headline }).click();
  await expect(page.getByLabel('Headline')).toHaveValue(headline);
};

test('a stale save is refused, shows what changed, and keeps the text', async ({ newVisitorAs }) => {
  const headline = 'Written in two tabs';
  const mine = await newVisitorAs('editor');
  await writeDraft(mine, headline);
  const theirs = await newVisitorAs('editor');
  await openFromList(theirs, headline);
  await theirs.getByLabel('Summary, one to three sentences').fill('Their summary.');
  await theirs.getByRole('button', { name: 'Save draft' }).click();
  await expect(theirs.getByText(/^Saved at/)).toBeVisible();

  await mine.getByLabel('Summary, one to three sentences').fill('My summary.');
  await mine.getByRole('button', { name: 'Save draft' }).click();
  const conflict = mine.getByRole('region', { name: /after you opened it/ });
  await expect(conflict).toBeVisible();
  await expect(conflict).toContainText('Their summary.');
  await expect(conflict).toContainText('My summary.');
  await expect(mine.getByLabel('Summary, one to three sentences')).toHaveValue('My summary.');

  await theirs.reload();
  await expect(theirs.getByLabel('Summary, one to three sentences')).toHaveValue('Their summary.');
  await mine.getByRole('button', { name: /^Keep mine/ }).click();
  await expect(mine.getByText(/^Saved at/)).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByLabel('Summary, one to three sentences')).toHaveValue('My summary.');
});

test('a session that ends while writing loses no word', async ({ newVisitor }) => {
  const page = await newVisitor();
  await signIn(page, people.editor);
  await writeDraft(page, 'Written when the session ended');
  const summary = page.getByLabel('Summary, one to three sentences');
  await summary.fill('This must not be lost.');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Your session has ended' })).toBeVisible();
  await expect(summary).toHaveValue('This must not be lost.');

  const otherTab = await page.context().newPage();
  await signIn(otherTab, people.editor);
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByText(/^Saved at/)).toBeVisible();
});

test('what is missing is named before anything goes out', async ({ newVisitorAs }) => {
  const page = await newVisitorAs('editor');
  await writeDraft(page, 'Not ready at all');
  await page.locator('summary').filter({ hasText: 'Publish now' }).click();
  await page.getByRole('button', { name: 'Yes, publish now' }).click();
  await expect(page.getByRole('alert').getByText('Enter a summary')).toBeVisible();
  await expect(page.getByRole('alert').getByText('Choose at least one topic or place')).toBeVisible();
});
