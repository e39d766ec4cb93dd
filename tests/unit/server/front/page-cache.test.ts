import { describe, expect, it } from 'vitest';
import { PageCache, type KeptPage } from '@/server/front/page-cache';

const page = (bytes: number): KeptPage => ({
  answer: { status: 200, variants: {} as never, bytes },
  version: 1,
  takeDowns: 0,
  renewAt: Infinity,
  wanted: false,
  used: false,
});
const fill = (cache: PageCache, count: number, name = 'page') => {
  for (let index = 0; index < count; index += 1) cache.set(`/${name}-${index}`, page(100));
};

describe('PageCache', () => {
  it('never holds more than it may', () => {
    const cache = new PageCache(1000);
    fill(cache, 200);
    for (let index = 0; index < 200; index += 1) cache.get(`/page-${index}`);
    fill(cache, 200, 'other');
    expect(cache.bytes).toBeLessThanOrEqual(1000);
  });

  it('a crawl of pages that nobody asks for twice does not push out the ones that are', () => {
    const cache = new PageCache(4000);
    const home = page(100);
    cache.set('/', home);
    expect(cache.get('/')).toBe(home);
    fill(cache, 500);
    expect(cache.get('/')).toBe(home);
    expect(home.wanted).toBe(true);
  });

  it('of wanted pages those go first that nobody asked for lately', () => {
    const cache = new PageCache(1000);
    for (const name of ['/a', '/b', '/c', '/d', '/e', '/f', '/g']) {
      cache.set(name, page(100));
      cache.get(name);
    }
    cache.get('/a');
    cache.set('/h', page(100));
    cache.get('/h');
    cache.set('/i', page(100));
    cache.get('/i');
    expect(cache.get('/a')).toBeDefined();
    expect(cache.get('/b')).toBeUndefined();
  });

  it('a page made anew keeps its place and counts once', () => {
    const cache = new PageCache(1000);
    cache.set('/', page(100));
    cache.get('/');
    cache.set('/', page(150));
    expect(cache.bytes).toBe(150);
    fill(cache, 50);
    expect(cache.get('/')?.answer.bytes).toBe(150);
    cache.delete('/');
    cache.clear();
    expect([cache.bytes, cache.get('/')]).toEqual([0, undefined]);
  });

  it('does not keep what is larger than all that is on probation', () => {
    const cache = new PageCache(1000);
    cache.set('/large', page(900));
    expect(cache.get('/large')).toBeUndefined();
  });
});
