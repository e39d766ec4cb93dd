import { ask, timePage } from '../browser-client';
import { atMost } from '../figure';
import { few, type FilledSite } from '../filled-sites';
import { hammer } from '../hammer';
import { processMemory } from '../process-figures';
import { changeItem } from '../change-item';
import type { Section } from '../section';

const limitMegabytes = 350;
const loadSeconds = 15;

export const memory: Section = {
  name: 'memory',
  about: 'memory of the whole stack after load, embedded server included',
  run: (sites) =>
    sites.using(few, async (site) => {
      const before = await processMemory(site.pid);
      await useEverything(site);
      await hammer({ address: `${site.origin}/`, seconds: loadSeconds });
      const after = await processMemory(site.pid);
      const whole = (value: number) => `${value.toFixed(0)} MB`;
      return [
        {
          what: 'memory of the whole stack, embedded, after load',
          target: `<= ${limitMegabytes} MB`,
          figure: `${whole(after.resident)} (own ${whole(after.anonymous)}, mapped files ${whole(after.files)}; after the start ${whole(before.resident)})`,
          good: atMost(limitMegabytes, after.resident),
        },
      ];
    }),
};

const others = [
  '/news',
  '/topics',
  '/events',
  '/archive',
  '/aims',
  '/join',
  '/login',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/sitemap.xml',
];

/** A day's work in a minute: a thousand items, searches, every kind of page, cards, a change now and then. */
async function useEverything(site: FilledSite): Promise<void> {
  for (const [index, { slug }] of site.sample.items.entries()) {
    await timePage(`${site.origin}/news/${slug}`);
    if (index % 100 !== 0) continue;
    await changeItem(site, index);
    for (const path of others) await ask(site.origin + path);
    await ask(`${site.origin}/news/${slug}/card.png`);
    await ask(`${site.origin}/search?q=${slug.replaceAll('-', '+')}`);
  }
}
