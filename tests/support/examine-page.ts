import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const widths = [1280, 320];
const schemes = ['light', 'dark'] as const;

/**
 * Looks at the page as it stands: in light and dark, wide and narrow, axe finds nothing (the default rules, and
 * AAA contrast, which the design promises) and nothing has to be scrolled sideways.
 */
export async function examinePage(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const colorScheme of schemes) {
    for (const width of widths) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await examineOnce(page, `${colorScheme}, ${width} px`);
    }
  }
}

async function examineOnce(page: Page, how: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], rules: { 'color-contrast-enhanced': { enabled: true } } })
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
  expect.soft(found, `axe, ${how}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `pixels to scroll sideways, ${how}`).toBeLessThanOrEqual(0);
}
