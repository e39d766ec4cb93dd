import { expect, it } from 'vitest';
import { shareLinks } from '@/lib/articles/share-links';

const address = 'https://example.org/news/agua';
const title = 'Agua & minería: ¿qué sigue? 100 %';

it('carries title and address through every link, whatever signs they hold', () => {
  const links = shareLinks(title, address);
  expect(links.map((link) => link.label)).toEqual(['Email', 'WhatsApp', 'Telegram', 'Bluesky']);
  for (const { href } of links) {
    const given = [...new URL(href).searchParams.values()].join(' ');
    expect(given).toContain(title);
    expect(given).toContain(address);
  }
});

it('writes spaces as mail programs read them', () => {
  expect(shareLinks('Two words', address)[0]?.href).toContain('subject=Two%20words');
});
