import { describe, expect, it } from 'vitest';
import { acceptedEncoding, isCompressible } from '@/server/front/encodings';

describe('acceptedEncoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['identity', 'identity'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.2, gzip;q=0.9', 'gzip'],
    ['gzip;q=0, br;q=0', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=nonsense', 'identity'],
  ])('%s: %s', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });

  it('reads any number of different headers', () => {
    for (let index = 0; index < 1000; index += 1) expect(acceptedEncoding(`x${index}, gzip`)).toBe('gzip');
    expect(acceptedEncoding('br')).toBe('br');
  });
});

it('knows what gets smaller', () => {
  for (const type of ['text/html; charset=utf-8', 'application/rss+xml', 'image/svg+xml', 'text/calendar'])
    expect(isCompressible(type), type).toBe(true);
  for (const type of ['image/png', 'font/woff2', 'application/octet-stream', ''])
    expect(isCompressible(type), type).toBe(false);
});
