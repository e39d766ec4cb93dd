import { expect, type Page } from '@playwright/test';
import { pointer, type Hands } from './hands';
import type { TestPerson } from './people';

/** Signs in at /login and arrives at the dashboard. `origin` is needed for a site that is not the worker's own. */
export async function signIn(
  page: Page,
  person: TestPerson,
  hands: Hands = pointer(),
  origin = '',
): Promise<void> {
  await page.goto(`${origin}/login`);
  await hands.type(page.getByLabel('Email address'), person.email);
  await hands.type(page.getByLabel('Password'), person.password);
  await hands.press(page.getByRole('button', { name: 'Sign in' }));
  await expect(page).toHaveURL(/\/dashboard$/);
}
