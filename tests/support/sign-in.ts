import { expect, type Page } from '@playwright/test';
import { pointer, type Hands } from './hands';
import type { TestPerson } from './people';

/** Signs in at /login and arrives at the dashboard. `origin`: of a site that is not the test's own. */
export async function signIn(
  page: Page,
  person: TestPerson,
  { hands = pointer(), origin = '' }: { hands?: Hands; origin?: string } = {},
): Promise<void> {
  await page.goto(`${origin}/login`);
  await hands.type(page.getByLabel('Email address'), person.email);
  await hands.type(page.getByLabel('Password'), person.password);
  await hands.press(page.getByRole('button', { name: 'Sign in' }));
  await expect(page).toHaveURL(/\/dashboard$/);
}
