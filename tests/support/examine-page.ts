import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

// What the colours decide: contrast, and links in a text that only a colour would tell from it.
const colourRules = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];
const plain = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' } as const;
const wide = 1280;
const narrow = 320;

/**
 * Looks at the page as it stands: wide and narrow, axe finds nothing (the default rules, and AAA contrast, which the
 * design promises) and nothing has to be scrolled sideways, not at twice the text size either. What depends on
 * colours is asked again in dark, and what does not in forced colours.
 */
export async function examinePage(page: Page): Promise<void> {
  await page.emulateMedia(plain);
  for (const width of [wide, narrow]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoViolation(page, `${width} px`);
    await expectNoOverflow(page, `${width} px`);
  }
  await page.setViewportSize({ width: wide, height: 900 });
  await setTextSize(page, 2);
  await expectNoOverflow(page, 'text twice as large');
  await setTextSize(page, 1);
  await page.emulateMedia({ ...plain, colorScheme: 'dark' });
  await expectNoViolation(page, 'dark', (axe) => axe.withRules(colourRules));
  // The system paints the colours then, and axe judges those of the sheet: it is asked everything else.
  await page.emulateMedia({ ...plain, forcedColors: 'active' });
  await expectNoViolation(page, 'forced colours', (axe) => axe.disableRules(colourRules));
  await page.emulateMedia(plain);
}

const withAaaContrast = (axe: AxeBuilder) =>
  axe.options({ rules: { 'color-contrast-enhanced': { enabled: true } } });

async function expectNoViolation(page: Page, how: string, choose = withAaaContrast): Promise<void> {
  const { violations } = await choose(new AxeBuilder({ page })).analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
  expect.soft(found, `axe, ${how}`).toEqual([]);
}

/** As a reader sets it in the browser: the widths at which the layout changes follow it. */
async function setTextSize(page: Page, times: number): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 16 * times, fixed: 13 * times } });
  await browser.detach();
}

async function expectNoOverflow(page: Page, how: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `pixels to scroll sideways, ${how}`).toBeLessThanOrEqual(0);
}
