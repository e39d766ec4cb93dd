import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientAddressOf, dropUntrustedHeaders } from '@/server/front/client-address';
import { BusyError, makeLimiter } from '@/server/front/limiter';
import { parseRange } from '@/server/front/ranges';
import { renewAt } from '@/server/front/renewal';
import { officeRequestHeaders, pageRequestHeaders } from '@/server/front/request-headers';
import { SingleFlight } from '@/server/front/single-flight';

const request = (headers: Record<string, string>, method = 'GET') =>
  ({ headers, method, socket: { remoteAddress: '127.0.0.1' } }) as unknown as IncomingMessage;

describe('the address of the one who asks', () => {
  it('is the socket’s, whatever the request claims', () => {
    const claimed = request({ 'x-forwarded-for': '6.6.6.6', 'x-forwarded-host': 'evil.example' });
    expect(clientAddressOf(claimed, { TRUST_PROXY: false })).toBe('127.0.0.1');
    dropUntrustedHeaders(claimed, { TRUST_PROXY: false });
    expect(claimed.headers).toEqual({});
  });

  it('is what the proxy itself saw, behind one: the last of the list', () => {
    const proxied = request({ 'x-forwarded-for': '6.6.6.6, 203.0.113.9' });
    expect(clientAddressOf(proxied, { TRUST_PROXY: true })).toBe('203.0.113.9');
    dropUntrustedHeaders(proxied, { TRUST_PROXY: true });
    expect(proxied.headers).toHaveProperty('x-forwarded-for');
  });
});

describe('headers that come in', () => {
  const hostile = {
    host: 'localhost',
    cookie: 'a=b',
    connection: 'keep-alive',
    'transfer-encoding': 'chunked',
    'x-middleware-subrequest': 'middleware:middleware',
    'x-nextjs-data': '1',
    'x-invoke-path': '/dashboard',
    'x-matched-path': '/dashboard',
    'x-psg-client-address': '6.6.6.6',
    'content-security-policy': "script-src 'nonce-mine'",
    'next-action': 'abc',
    rsc: '1',
  };

  it('lose what belongs to the connection or to Next’s inside', () => {
    expect(Object.keys(officeRequestHeaders(request(hostile)))).toEqual(['host', 'cookie', 'rsc']);
    expect(officeRequestHeaders(request(hostile, 'POST'))).toHaveProperty('next-action', 'abc');
  });

  it('of a public page: only what a form needs', () => {
    expect(Object.keys(pageRequestHeaders(request(hostile, 'POST')))).toEqual(['host', 'cookie']);
  });
});

describe('makeLimiter', () => {
  it('runs so many at once, lets so many wait and refuses the rest', async () => {
    const limited = makeLimiter({ atOnce: 2, waiting: 2 });
    let running = 0;
    let most = 0;
    const open: (() => void)[] = [];
    const work = () =>
      limited(async () => {
        most = Math.max(most, (running += 1));
        await new Promise<void>((resolve) => open.push(resolve));
        running -= 1;
      });
    const all = [work(), work(), work(), work()];
    await expect(work()).rejects.toThrow(BusyError);
    while (open.length > 0) {
      open.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(all);
    expect(most).toBe(2);
  });

  it('goes on after a failure', async () => {
    const limited = makeLimiter({ atOnce: 1, waiting: 0 });
    await expect(limited(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await limited(async () => 'yes')).toBe('yes');
  });
});

it('single flight: the first does the work for all, and the next begins anew', async () => {
  const flights = new SingleFlight<number>();
  let works = 0;
  const work = async () => (works += 1);
  expect(await Promise.all([flights.run('a', work), flights.run('a', work), flights.run('b', work)])).toEqual(
    [1, 1, 2],
  );
  expect(await flights.run('a', work)).toBe(3);
});

describe('parseRange', () => {
  it.each([
    [undefined, null],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=50-1000', { start: 50, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-5', null],
    ['bytes=0-1,5-6', null],
    ['bytes=-', null],
    ['lines=1-2', null],
  ])('%s', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range);
  });
});

describe('renewAt', () => {
  it.each([
    ['2017-06-15T12:00:00Z', '2017-06-15T12:05:00.000Z'],
    // Midnight in London is 23:00 UTC in summer.
    ['2017-06-15T22:58:00Z', '2017-06-15T23:00:00.000Z'],
    ['2017-12-15T23:58:00Z', '2017-12-16T00:00:00.000Z'],
    ['2017-12-15T22:58:00Z', '2017-12-15T23:03:00.000Z'],
  ])('a page of %s lasts until %s', (now, end) => {
    expect(new Date(renewAt(Date.parse(now))).toISOString()).toBe(end);
  });
});
