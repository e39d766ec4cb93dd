import { describe, expect, it } from 'vitest';
import { matchTarget } from '@/server/front/match-target';

const position = '2017-09-16.1505574000000.0123456789abcdef01234567';
const addressOf = (target: string) => {
  const found = matchTarget(target);
  return 'address' in found ? found.address : found.kind;
};

describe('matchTarget', () => {
  it.each([
    ['/', '/'],
    ['/news', '/news'],
    ['/news/river-polluted', '/news/river-polluted'],
    ['/news/river-polluted/card.png', '/news/river-polluted/card.png'],
    ['/archive/2017/09', '/archive/2017/09'],
    ['/aims', '/aims'],
    ['/.well-known/security.txt', '/.well-known/security.txt'],
    ['/sitemaps/news-1.xml', '/sitemaps/news-1.xml'],
  ])('%s is a public address', (target, address) => {
    expect(matchTarget(target)).toMatchObject({ kind: 'public', address });
  });

  it('names the parameters', () => {
    expect(matchTarget('/archive/2017/09')).toMatchObject({ params: { year: '2017', month: '09' } });
    expect(matchTarget('/events/a-talk/event.ics')).toMatchObject({ params: { slug: 'a-talk' } });
  });

  it.each([
    ['/news?utm_source=x&fbclid=y', '/news'],
    [`/news?utm=1&before=${position}`, `/news?before=${position}`],
    ['/news?before=garbage', '/news'],
    [`/news?before=bad&before=${position}`, `/news?before=${position}`],
    ['/search?page=2&q=r%C3%ADo+Coralaque&x=1', '/search?q=r%C3%ADo+Coralaque&page=2'],
    ['/?a=b', '/'],
    ['/icon.svg?icon.0abc.svg', '/icon.svg'],
  ])('%s is kept as %s', (target, address) => {
    expect(matchTarget(target)).toMatchObject({ kind: 'public', address });
  });

  it.each([
    ['/News', '/news'],
    ['/news/', '/news'],
    ['//news', '/news'],
    ['/news//River-Polluted/?x=1', '/news/river-polluted'],
    ['/%6eews', '/news'],
    ['/Login', '/login'],
    ['//', '/'],
  ])('%s leads to %s', (target, address) => {
    expect(matchTarget(target)).toEqual({ kind: 'redirect', address });
  });

  it('never leads to another site', () => {
    for (const target of ['//evil.example', '//evil.example/news', '/\\evil.example', '///evil/'])
      expect(addressOf(target)).not.toMatch(/^(\/\/|\/\\|http)/);
  });

  it.each([
    '/.env',
    '/news/%00',
    '/news/..%2f..%2fetc%2fpasswd',
    '/news/a_b',
    `/news/${'a'.repeat(97)}`,
    '/archive/17',
    '/archive/2017/13',
    '/-/gone',
    '/-/unavailable',
    '/dashboardx/y',
    '*',
    'http://evil.example/',
  ])('%s is nowhere', (target) => {
    expect(matchTarget(target)).toEqual({ kind: 'nowhere' });
  });

  it.each(['/news/%E0%A4%A', '/%', '/%zz', '/a/%ff'])('%s is damaged', (target) => {
    expect(matchTarget(target)).toEqual({ kind: 'damaged' });
  });

  it('leaves the office to itself, letters and all', () => {
    for (const target of ['/dashboard', '/login?next=/x', '/invite/AbC_9', '/api/articles?x=1'])
      expect(matchTarget(target)).toEqual({ kind: 'office' });
  });
});
