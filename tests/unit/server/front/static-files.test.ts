import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StaticFiles } from '@/server/front/static-files';

const css = 'body { color: red }\n'.repeat(100);
let folder: string;
let origin: string;
const server = createServer((request, response) => {
  void files.serve(request, response, request.url ?? '').then((found) => {
    if (!found) response.writeHead(404).end();
  });
});
const files = new StaticFiles({ 'X-Content-Type-Options': 'nosniff' });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'psg-static-'));
  await mkdir(join(folder, 'chunks'));
  await writeFile(join(folder, 'chunks', 'a.css'), css);
  await writeFile(join(folder, 'secret.txt'), 'outside');
  await files.add(join(folder, 'chunks'), '/_next/static/chunks/');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static/chunks`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

it('sends files of the build for ever, packed, with their type', async () => {
  const answer = await fetch(`${origin}/a.css`, { headers: { 'accept-encoding': 'br' } });
  expect(await answer.text()).toBe(css);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'accept-ranges': 'bytes',
  });
  const tag = answer.headers.get('etag') ?? '';
  const again = await fetch(`${origin}/a.css`, {
    headers: { 'accept-encoding': 'br', 'if-none-match': tag },
  });
  expect(again.status).toBe(304);
});

it('sends a part', async () => {
  const whole = await fetch(`${origin}/a.css`, {
    method: 'HEAD',
    headers: { 'accept-encoding': 'identity' },
  });
  const range = { range: 'bytes=5-9', 'accept-encoding': 'identity' };
  const part = await fetch(`${origin}/a.css`, { headers: range });
  expect([part.status, await part.text()]).toEqual([206, css.slice(5, 10)]);
  expect(part.headers.get('content-range')).toBe(`bytes 5-9/${css.length}`);
  const same = { ...range, 'if-range': whole.headers.get('etag') ?? '' };
  expect((await fetch(`${origin}/a.css`, { headers: same })).status).toBe(206);
  const other = await fetch(`${origin}/a.css`, { headers: { ...range, 'if-range': '"other"' } });
  expect([other.status, await other.text()]).toEqual([200, css]);
  const outside = await fetch(`${origin}/a.css`, { headers: { range: 'bytes=99999-' } });
  expect([outside.status, outside.headers.get('content-range')]).toEqual([416, `bytes */${css.length}`]);
});

it('sends nothing that was not there at the start', async () => {
  await writeFile(join(folder, 'chunks', 'later.css'), css);
  for (const path of ['/b.css', '/later.css', '/..%2fsecret.txt', '/'])
    expect((await fetch(origin + path)).status, path).toBe(404);
});
