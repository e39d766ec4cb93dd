import { chromium } from '@playwright/test';
import { findChromium } from '../../tests/support/chromium';

export type ColdVisit = {
  /** Bytes over the wire, headers included. */
  bytes: number;
  scriptBytes: number;
  /** Addresses that were asked for, in order. */
  requests: string[];
};

// Long enough for what a browser asks for once the page stands: icon, speculation rules.
const settleMs = 1500;

/** Opens a page in a browser that has never been there and counts what comes over the wire. */
export async function coldVisit(address: string): Promise<ColdVisit> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: install one, or name yours in CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const network = await page.context().newCDPSession(page);
    const visit: ColdVisit = { bytes: 0, scriptBytes: 0, requests: [] };
    const scripts = new Set<string>();
    network.on('Network.requestWillBeSent', ({ request, requestId, type }) => {
      if (request.url.startsWith('data:')) return;
      visit.requests.push(new URL(request.url).pathname);
      if (type === 'Script') scripts.add(requestId);
    });
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      visit.bytes += encodedDataLength;
      if (scripts.has(requestId)) visit.scriptBytes += encodedDataLength;
    });
    await network.send('Network.enable');
    await page.goto(address, { waitUntil: 'networkidle' });
    const inline = await page.evaluate(() =>
      [...document.scripts]
        .filter((script) => script.type !== 'application/ld+json')
        .reduce((sum, script) => sum + script.text.length, 0),
    );
    visit.scriptBytes += inline;
    await page.waitForTimeout(settleMs);
    return visit;
  } finally {
    await browser.close();
  }
}
