import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleWithErrorPages } from '@/server/error-pages';

// Stands for Next: empty documents where a page is not found or fails.
async function pages({ url }: IncomingMessage, response: ServerResponse) {
  response.setHeader(
    'Content-Type',
    url?.startsWith('/api') ? 'application/json' : 'text/html; charset=utf-8',
  );
  response.setHeader('X-Page', url ?? '');
  if (url === '/missing') response.writeHead(404).write('<html id="__next_error__">');
  else if (url === '/broken') response.statusCode = 500;
  else if (url === '/-/not-found') response.writeHead(404).write('whole not-found page');
  else if (url === '/unavailable') response.write('whole outage page');
  else if (url?.startsWith('/api')) response.writeHead(404).write('{"code":"not-found"}');
  else response.write('a page');
  response.end();
}

const server = createServer((request, response) => {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  void handleWithErrorPages(pages, request, response);
});
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe('error pages', () => {
  it('put a whole page in place of an empty 404', async () => {
    const response = await fetch(`${origin}/missing`);
    expect([response.status, await response.text()]).toEqual([404, 'whole not-found page']);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-page')).toBe('/-/not-found');
  });

  it('say when to come back after a failure, and never that nothing is there', async () => {
    const response = await fetch(`${origin}/broken`);
    expect([response.status, await response.text()]).toEqual([503, 'whole outage page']);
    expect(response.headers.get('retry-after')).toBe('30');
  });

  it('leave pages, data and answers to other methods alone', async () => {
    const page = await fetch(`${origin}/`);
    expect([page.status, await page.text()]).toEqual([200, 'a page']);
    const data = await fetch(`${origin}/api/articles/x`);
    expect([data.status, await data.text()]).toEqual([404, '{"code":"not-found"}']);
    const posted = await fetch(`${origin}/missing`, { method: 'POST' });
    expect([posted.status, await posted.text()]).toEqual([404, '<html id="__next_error__">']);
    const fragment = await fetch(`${origin}/missing`, { headers: { rsc: '1' } });
    expect(await fragment.text()).toBe('<html id="__next_error__">');
  });

  it('answer HEAD with the same status', async () => {
    expect((await fetch(`${origin}/missing`, { method: 'HEAD' })).status).toBe(404);
    expect((await fetch(`${origin}/broken`, { method: 'HEAD' })).status).toBe(503);
  });
});

describe('error pages behind compression', () => {
  const compress = compression({ threshold: 0 });
  const compressing = createServer((request, response) => {
    compress(request as never, response as never, () => void handleWithErrorPages(pages, request, response));
  });
  afterAll(() => void compressing.close());

  it('arrive whole, one request after the other', async () => {
    await new Promise<void>((resolve) => compressing.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(compressing.address() as AddressInfo).port}`;
    for (const [path, expected] of [
      ['/missing', 'whole not-found page'],
      ['/broken', 'whole outage page'],
      ['/', 'a page'],
      ['/missing', 'whole not-found page'],
    ]) {
      const response = await fetch(address + path, { headers: { 'Accept-Encoding': 'gzip' } });
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(await response.text()).toBe(expected);
    }
  });
});
