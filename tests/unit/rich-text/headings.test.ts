import { expect, it } from 'vitest';
import { headingsOf, withHeadingIds } from '@/lib/rich-text/headings';
import { bullets, heading, paragraph, richText } from '@/lib/seed/rich-text-builder';

const text = richText(
  heading('Who we are'),
  paragraph('Words'),
  heading('Áncash, 1970'),
  heading('Who we are', 3),
  heading('日本'),
  { type: 'heading', attrs: { level: 2 } },
  bullets('Who we are'),
);

it('headings have ids made of their words, each once', () => {
  expect(headingsOf(text)).toEqual([
    { id: 's-who-we-are', text: 'Who we are', level: 2 },
    { id: 's-ancash-1970', text: 'Áncash, 1970', level: 2 },
    { id: 's-who-we-are_2', text: 'Who we are', level: 3 },
    { id: 's-part', text: '日本', level: 2 },
  ]);
});

it('the ids stand on the headings, and nothing else changes', () => {
  const ids = withHeadingIds(text).content?.map((node) => node.attrs?.id);
  expect(ids).toEqual([
    's-who-we-are',
    undefined,
    's-ancash-1970',
    's-who-we-are_2',
    's-part',
    undefined,
    undefined,
  ]);
  expect(headingsOf(withHeadingIds(text))).toEqual(headingsOf(text));
  expect(text.content?.[0]?.attrs).toEqual({ level: 2 });
});
