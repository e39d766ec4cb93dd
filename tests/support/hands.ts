import { expect, type Locator, type Page } from '@playwright/test';

/** How a person works a page: with a pointer, or with the keys alone. */
export type Hands = {
  /** Follows a link or presses a button. */
  press(target: Locator): Promise<void>;
  /** Replaces what stands in a text field. */
  type(field: Locator, text: string): Promise<void>;
  /** Ticks a box or picks one of several radio buttons. */
  tick(target: Locator): Promise<void>;
};

export function pointer(): Hands {
  return {
    press: (target) => target.click(),
    type: (field, text) => field.fill(text),
    tick: (target) => target.check(),
  };
}

/** Tab, Shift, Enter, Space, arrows and letters: never a click, never `focus()`. */
export function keyboard(page: Page): Hands {
  return {
    async press(target) {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    },
    async type(field, text) {
      await tabTo(page, field);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    async tick(target) {
      if ((await target.getAttribute('type')) === 'radio') return pickRadio(page, target);
      await tabTo(page, target);
      if (!(await target.isChecked())) await page.keyboard.press('Space');
    },
  };
}

const mostPresses = 250;
const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Presses Tab until the target has the focus; fails where the keyboard never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not get to ${String(target)}.`);
}

// A group of radio buttons is one stop of the Tab key; arrows move within it and choose.
async function pickRadio(page: Page, target: Locator): Promise<void> {
  const name = await target.getAttribute('name');
  const inGroup = () =>
    page.evaluate(
      (group) => document.activeElement instanceof HTMLInputElement && document.activeElement.name === group,
      name,
    );
  for (let presses = 0; !(await inGroup()); presses += 1) {
    if (presses === mostPresses) throw new Error(`The keyboard does not get to ${String(target)}.`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  for (let presses = 0; !(await target.isChecked()); presses += 1) {
    if (presses === mostPresses) throw new Error(`The arrows do not choose ${String(target)}.`);
    await page.keyboard.press('ArrowDown');
  }
}
