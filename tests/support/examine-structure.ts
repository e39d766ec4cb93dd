import { expect, type Page } from '@playwright/test';

/** What a public page is built like: language, title, headings, landmarks, and no script but structured data. */
export async function examineStructure(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) =>
      Number(heading.tagName[1]),
    );
    return {
      lang: document.documentElement.lang,
      titles: document.querySelectorAll('title').length,
      title: document.title,
      firstHeadings: headings.filter((level) => level === 1).length,
      // A level may be left out on the way back, never on the way down.
      jumps: headings.filter((level, index) => level > (headings[index - 1] ?? 1) + 1),
      landmarks: ['header', 'main', 'footer'].map(
        (name) => document.querySelectorAll(`body > ${name}, body > * > ${name}`).length,
      ),
      unnamedMenus: document.querySelectorAll('nav:not([aria-label], [aria-labelledby])').length,
      scripts: [...document.scripts]
        .filter((script) => script.type !== 'application/ld+json')
        .map((script) => script.src || script.text.slice(0, 60)),
      inlineStyles: document.querySelectorAll('[style], style').length,
    };
  });
  expect.soft(found).toEqual({
    lang: 'en-GB',
    titles: 1,
    title: expect.stringMatching(/Peru Support Group/),
    firstHeadings: 1,
    jumps: [],
    landmarks: [1, 1, 1],
    unnamedMenus: 0,
    scripts: [],
    inlineStyles: 0,
  });
}

const mostStops = 40;

/**
 * Goes through the page with the Tab key: on pages with a masthead the first stop skips it, each stop is drawn with a
 * line around it, and they follow each other as they stand in the page.
 */
export async function examineKeyboard(page: Page): Promise<void> {
  const faults: string[] = [];
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((isFirst) => {
      const seen = window as unknown as { lastStop?: Element };
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const before = seen.lastStop;
      seen.lastStop = element;
      return {
        name: `${element.tagName} ${(element.textContent || element.id).trim().slice(0, 40)}`,
        isSkipLink: element.matches('a[href="#main"]') || !isFirst || !document.querySelector('.skip'),
        isDrawn: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        isVisible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        isInOrder:
          !before || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
      };
    }, stop === 0);
    if (!at) break;
    for (const check of ['isSkipLink', 'isDrawn', 'isVisible', 'isInOrder'] as const)
      if (!at[check]) faults.push(`${at.name}: ${check} is not so`);
  }
  expect.soft(faults, 'stops of the Tab key').toEqual([]);
}
