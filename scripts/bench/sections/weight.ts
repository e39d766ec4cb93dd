import { coldVisit } from '../cold-visit';
import { atMost, type Figure } from '../figure';
import { few } from '../filled-sites';
import type { Section } from '../section';

const mostKibibytes = 48;
const mostRequests = 5;

export const weight: Section = {
  name: 'weight',
  about: 'what a first visit brings over the wire, counted in Chromium',
  run: (sites) =>
    sites.using(few, async (site) => {
      const figures: Figure[] = [];
      for (const [what, path] of [
        ['front page', '/'],
        ['item', `/news/${site.sample.items[0]?.slug}`],
        ['join', '/join'],
      ] as const) {
        const { bytes, scriptBytes, requests } = await coldVisit(site.origin + path);
        const kibibytes = bytes / 1024;
        figures.push(
          {
            what: `${what}, cold visit, with its font`,
            target: `<= ${mostKibibytes} KiB, <= ${mostRequests} requests`,
            figure: `${kibibytes.toFixed(1)} KiB, ${requests.length} requests`,
            good: atMost(mostKibibytes, kibibytes) && atMost(mostRequests, requests.length),
            notes: [requests.join(' ')],
          },
          {
            what: `${what}, JavaScript`,
            target: '0 bytes',
            figure: `${scriptBytes} bytes`,
            good: scriptBytes === 0,
          },
        );
      }
      return figures;
    }),
};
