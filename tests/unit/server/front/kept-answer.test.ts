import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { improveAnswer, makeAnswer, type Variant } from '@/server/front/kept-answer';

const words = 'river mine copper Apurímac council people rights water land law'.split(' ');
const text = Array.from({ length: 3000 }, (_, index) => words[(index * index + index * 7) % words.length]);
const body = Buffer.from(text.map((word, index) => `<p id="${index * 37}">${word}</p>`).join(''));
const parts = {
  status: 200,
  contentType: 'text/html; charset=utf-8',
  cacheControl: 'public, max-age=0, must-revalidate',
  headers: { 'X-Content-Type-Options': 'nosniff' },
  body,
};
const header = (variant: Variant | undefined, name: string) => {
  const index = variant?.headers.indexOf(name) ?? -1;
  return index < 0 ? undefined : variant?.headers[index + 1];
};

describe('makeAnswer', () => {
  it('has the same content in three encodings, each with its own tag and length', async () => {
    const { variants } = await makeAnswer(parts);
    const { identity, gzip, br } = variants;
    expect(gunzipSync(gzip?.body ?? '')).toEqual(body);
    expect(brotliDecompressSync(br?.body ?? '')).toEqual(body);
    expect(new Set([identity, gzip, br].map((variant) => variant?.tags[0])).size).toBe(3);
    for (const variant of [identity, gzip, br]) {
      expect(header(variant, 'Content-Length')).toBe(String(variant?.body.length));
      expect(header(variant, 'ETag')).toBe(variant?.tags[0]);
      expect(header(variant, 'Vary')).toBe('Accept-Encoding');
      expect(header(variant, 'X-Content-Type-Options')).toBe('nosniff');
    }
    expect(header(br, 'Content-Encoding')).toBe('br');
    expect(header(identity, 'Content-Encoding')).toBeUndefined();
  });

  it('sends with 304 what belongs to 200, but nothing about a body', async () => {
    const { identity } = (await makeAnswer(parts)).variants;
    for (const name of ['ETag', 'Cache-Control', 'Vary']) expect(identity.notModifiedHeaders).toContain(name);
    for (const name of ['Content-Type', 'Content-Length', 'Content-Encoding'])
      expect(identity.notModifiedHeaders).not.toContain(name);
  });

  it('leaves pictures and tiny bodies as they are', async () => {
    expect(Object.keys((await makeAnswer({ ...parts, contentType: 'image/png' })).variants)).toEqual([
      'identity',
    ]);
    expect(Object.keys((await makeAnswer({ ...parts, body: Buffer.from('x') })).variants)).toEqual([
      'identity',
    ]);
  });

  it('gives no tag to a page that is not there', async () => {
    expect(header((await makeAnswer({ ...parts, status: 404 })).variants.identity, 'ETag')).toBeUndefined();
  });

  it('same content, same tag; other content, another', async () => {
    const tagOf = async (text: string) =>
      (await makeAnswer({ ...parts, body: Buffer.from(text) })).variants.identity.tags[0];
    expect(await tagOf('a')).toBe(await tagOf('a'));
    expect(await tagOf('a')).not.toBe(await tagOf('b'));
  });
});

it('the smallest body has a tag of its own, and knows the quick one', async () => {
  const answer = await makeAnswer(parts);
  const quick = answer.variants.br;
  await improveAnswer(answer);
  const best = answer.variants.br;
  expect(brotliDecompressSync(best?.body ?? '')).toEqual(body);
  expect(best?.body.length).toBeLessThan(quick?.body.length ?? 0);
  expect(header(best, 'ETag')).not.toBe(header(quick, 'ETag'));
  expect(header(best, 'Content-Length')).toBe(String(best?.body.length));
  expect(best?.tags).toEqual([header(best, 'ETag'), header(quick, 'ETag')]);
});
