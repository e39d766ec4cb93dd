import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cardResponse } from '@/components/sharing/card-response';
import { drawCard } from '@/components/sharing/draw-card';
import { cardHeadline, drawableText } from '@/lib/sharing/card-text';
import { itemCard } from '@/lib/sharing/item-card';
import { exampleArticle, exampleEvent } from '../../support/article-examples';

describe('what the card can draw', () => {
  it.each([
    ['Wálter Gutiérrez, “Perumin” – ¿qué?', 'Wálter Gutiérrez, “Perumin” – ¿qué?'],
    ['São Paulo, Łódź  and\nĀtea', 'Sao Paulo, Lódz and Atea'],
    ['Water 😀 rights', 'Water rights'],
    ['Права человека', ''],
    ['秘鲁的人权 in Peru', ''],
    ['', ''],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(drawableText(text)).toBe(drawn);
  });

  it('is smaller the longer it is, cut where it is too long, and has no word that is wider than a line', () => {
    const sizes = [20, 60, 100, 180].map((length) => cardHeadline('word '.repeat(length / 5)).size);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(new Set(sizes).size).toBe(4);
    expect(cardHeadline('word '.repeat(60)).words.at(-1)).toMatch(/…$/);
    expect(cardHeadline('x'.repeat(100)).words.every((word) => word.length <= 26)).toBe(true);
  });
});

describe('the card of an item', () => {
  it('has its day, topics and headline, or its bulletin', () => {
    const topics = [{ id: '1', slug: 'law', name: 'Law', kind: 'topic' as const }];
    expect(itemCard(exampleArticle({ title: 'A river', topics }))).toEqual({
      title: 'A river',
      when: ['1 October', '2017'],
      kicker: 'Law',
      foot: 'Peru Support Group',
    });
    const bulletin = { number: 134, period: 'June/July 2009' };
    expect(itemCard(exampleArticle({ bulletin })).when).toEqual(['Update 134', 'June/July 2009']);
  });

  it('of an event has the event’s day, and says that it does not go ahead', () => {
    const event = exampleEvent({ status: 'cancelled' });
    expect(itemCard(exampleArticle({ day: '2017-09-16', event }))).toMatchObject({
      when: ['14 October', '2017'],
      kicker: 'Cancelled',
    });
  });

  it('shows the group’s name where the headline cannot be drawn', () => {
    expect(itemCard(exampleArticle({ title: 'Права человека' })).title).toBe('Peru Support Group');
  });
});

describe('a drawn card', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('A card must need nothing from the network')));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it.each([
    'Short',
    'Ñandú – ¿“agua”? 100 % €…',
    'Very long headline '.repeat(10),
    '秘鲁 😀',
    'x'.repeat(200),
  ])('of %j is a small PNG of the right size, made without the network', async (title) => {
    const png = await drawCard(itemCard(exampleArticle({ title })));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(100_000);
  });
});

describe('a card as an answer', () => {
  const card = itemCard(exampleArticle({ title: 'Short' }));

  it('is a PNG, also when several are asked for at once', async () => {
    const responses = await Promise.all([card, card, card].map(cardResponse));
    for (const response of responses) {
      expect(response.headers.get('content-type')).toBe('image/png');
      expect(Buffer.from(await response.arrayBuffer()).equals(await drawCard(card))).toBe(true);
    }
  });

  it('fails with a reason where it cannot be drawn, and the next one is drawn', async () => {
    await expect(cardResponse({ ...card, when: null as never })).rejects.toThrow(/could not be drawn/);
    expect((await cardResponse(card)).status).toBe(200);
  });
});
