import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announceContentVersion } from '@/lib/content-version/content-version';
import { authSecret, FakeSite } from './fake-site';

let site: FakeSite;
beforeEach(async () => {
  process.env.LOG_LEVEL = 'error';
  // Pages are made to fail here on purpose.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  site = new FakeSite();
  await site.start();
  await site.front.prepareStandIns();
  site.seen = [];
});
afterEach(async () => {
  await site.stop();
  vi.restoreAllMocks();
});

const pagesMade = () => site.seen.map(({ url }) => url);
function raise({ takeDown = false } = {}) {
  const { version, takeDowns } = site.version;
  site.version = { version: version + 1, takeDowns: takeDowns + Number(takeDown) };
  announceContentVersion(site.version);
}

describe('a public page', () => {
  it('is made once, without scripts, by a request that carries nothing of the visitor', async () => {
    const headers = { cookie: 'theme=dark', 'x-forwarded-host': 'evil.example', rsc: '1', 'user-agent': 'x' };
    const first = await site.ask('/news?utm_source=x', { headers });
    const second = await site.ask('/news');
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(first.body.toString()).toContain('/news 1');
    expect(first.body.toString()).not.toContain('script');
    expect(second.body).toEqual(first.body);
    expect(pagesMade()).toEqual(['/news']);
    expect(site.seen[0]?.headers).toMatchObject({ host: 'psg.example', 'x-forwarded-host': 'psg.example' });
    expect(Object.keys(site.seen[0]?.headers ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/cookie|rsc/)]),
    );
    expect(first.headers['content-security-policy']).toContain("script-src 'none'");
    expect(first.headers['content-security-policy']).not.toContain('unsafe');
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=0, must-revalidate',
      'strict-transport-security': expect.stringContaining('max-age=') as unknown,
      'x-content-type-options': 'nosniff',
      'speculation-rules': '"/speculation-rules.json"',
    });
    expect(first.headers).not.toHaveProperty('x-powered-by');
  });

  it('is made once for many who ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => site.ask('/news')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(pagesMade()).toEqual(['/news']);
  });

  it('answers each encoding with its own tag, 304 and HEAD', async () => {
    const unpack = {
      identity: (body: Buffer) => body,
      gzip: (body: Buffer) => gunzipSync(body),
      br: (body: Buffer) => brotliDecompressSync(body),
    };
    const tags: string[] = [];
    for (const [encoding, open] of Object.entries(unpack)) {
      const headers = { 'accept-encoding': encoding };
      const get = await site.ask('/news', { headers });
      expect(open(get.body).toString()).toContain('/news 1');
      const tag = String(get.headers.etag);
      tags.push(tag);
      const head = await site.ask('/news', { method: 'HEAD', headers });
      expect([head.status, head.body.length]).toEqual([200, 0]);
      for (const answer of [get, head]) delete answer.headers.date;
      expect(head.headers).toEqual(get.headers);
      const again = await site.ask('/news', { headers: { ...headers, 'if-none-match': `"x", ${tag}` } });
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, tag]);
      expect(again.headers.vary).toBe('Accept-Encoding');
    }
    expect(new Set(tags).size).toBe(3);
    const other = { 'accept-encoding': 'br', 'if-none-match': tags[0] ?? '' };
    expect((await site.ask('/news', { headers: other })).status).toBe(200);
  });

  it('is made anew after a change, at once', async () => {
    const before = await site.ask('/news');
    raise();
    const after = await site.ask('/news', { headers: { 'if-none-match': String(before.headers.etag) } });
    expect([after.status, after.body.toString().includes('/news 2')]).toEqual([200, true]);
  });

  it('cannot be changed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await site.ask('/news', { method })).status, method).toBe(405);
    expect(pagesMade()).toEqual([]);
  });
});

describe('what a page that fails is answered with', () => {
  it('its last good copy', async () => {
    await site.ask('/news');
    raise();
    site.fails = true;
    const answer = await site.ask('/news');
    expect([answer.status, answer.body.toString().includes('/news 1')]).toEqual([200, true]);
  });

  it('never a copy from before a take-down', async () => {
    await site.ask('/news');
    raise({ takeDown: true });
    site.fails = true;
    const answer = await site.ask('/news');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(answer.body.toString()).toContain('/-/unavailable');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('the outage page where it was never seen; nothing is tried while the database is away', async () => {
    await site.ask('/news');
    site.databaseIsAway = true;
    expect((await site.ask('/news/any')).status).toBe(503);
    site.seen = [];
    expect((await site.ask('/news')).status).toBe(200);
    expect((await site.ask('/topics')).status).toBe(503);
    expect((await site.ask('/news/any')).status).toBe(503);
    expect((await site.ask('/.env')).status).toBe(404);
    expect(pagesMade()).toEqual([]);
    site.databaseIsAway = false;
    await vi.waitFor(async () => expect((await site.ask('/topics')).status).toBe(200), 5000);
  });
});

describe('addresses', () => {
  it('unknown ones are 404 and make nothing', async () => {
    for (const path of ['/news/nothing', '/nothing', '/topics/nothing', '/a/b/c', '/.env', '/-/gone']) {
      const answer = await site.ask(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.body.toString()).toContain('/-/not-found');
    }
    expect((await site.ask('/nothing', { method: 'HEAD' })).status).toBe(404);
    expect(pagesMade()).toEqual([]);
  });

  it('withdrawn ones are 410, moved ones lead on, untidy ones are tidied', async () => {
    site.addresses = { old: { state: 'moved', slug: 'new' }, withdrawn: { state: 'gone' } };
    const gone = await site.ask('/news/withdrawn');
    expect([gone.status, gone.body.toString().includes('/-/gone')]).toEqual([410, true]);
    const moved = await site.ask('/news/old');
    expect([moved.status, moved.headers.location]).toEqual([301, '/news/new']);
    const card = await site.ask('/news/old/card.png');
    expect([card.status, card.headers.location]).toEqual([301, '/news/new/card.png']);
    const untidy = await site.ask('/News/?utm=1');
    expect([untidy.status, untidy.headers.location]).toEqual([308, '/news']);
    expect((await site.ask('/news/%E0%A4%A')).status).toBe(400);
    expect(pagesMade()).toEqual([]);
  });

  it('what was kept is gone with the item', async () => {
    site.addresses = { item: { state: 'there' } };
    expect((await site.ask('/news/item')).status).toBe(200);
    site.addresses = { item: { state: 'gone' } };
    raise({ takeDown: true });
    expect((await site.ask('/news/item')).status).toBe(410);
    site.databaseIsAway = true;
    await vi.waitFor(async () => expect((await site.ask('/news/item')).status).toBe(503), 5000);
  });
});

describe('somebody with a session', () => {
  const name = '__Secure-next-auth.session-token';

  it('gets pages of their own, that nobody keeps', async () => {
    await site.ask('/news');
    const cookie = `${name}=${await encode({ token: { userId: 'x' }, secret: authSecret })}`;
    const answer = await site.ask('/news', { headers: { cookie } });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(answer.headers.etag).toBeUndefined();
    expect(answer.body.toString()).not.toContain('script');
    expect(site.seen.at(-1)?.headers.cookie).toBe(cookie);
  });

  it('is nobody where we did not sign the cookie', async () => {
    await site.ask('/news');
    const forged = await encode({ token: { userId: 'x' }, secret: 'somebody else’s secret, long enough' });
    for (const value of [forged, 'x', ''])
      expect(
        (await site.ask('/news', { headers: { cookie: `${name}=${value}` } })).headers.etag,
      ).toBeTruthy();
    expect(pagesMade()).toEqual(['/news']);
  });
});

describe('forms', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://psg.example' };

  it('are answered by Next, without scripts, and kept by nobody', async () => {
    const answer = await site.ask('/join', { method: 'POST', body: 'name=Ana', headers });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(answer.body.toString()).not.toContain('script');
    expect(site.seen[0]).toMatchObject({ method: 'POST', url: '/join', body: 'name=Ana' });
    expect(site.seen[0]?.headers).toMatchObject({ ...headers, 'x-psg-client-address': '127.0.0.1' });
    await site.ask('/join');
    expect(site.seen.at(-1)?.method).toBe('GET');
  });

  it('that are too long are refused', async () => {
    const answer = await site.ask('/join', { method: 'POST', body: 'x'.repeat(300_000), headers });
    expect(answer.status).toBe(413);
    expect(pagesMade()).toEqual([]);
  });

  it('say so where they fail', async () => {
    site.fails = true;
    const answer = await site.ask('/join', { method: 'POST', body: 'name=Ana', headers });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
  });
});

describe('the office', () => {
  it('has scripts with a nonce that is new each time, and that Next was told', async () => {
    const hostile = { 'x-middleware-subrequest': 'a', 'content-security-policy': "script-src 'nonce-mine'" };
    const [one, two] = [await site.ask('/login', { headers: hostile }), await site.ask('/login')];
    const nonces = [one, two].map((answer) => {
      return /'nonce-([^']+)' 'strict-dynamic'/.exec(String(answer.headers['content-security-policy']))?.[1];
    });
    expect(new Set(nonces).size).toBe(2);
    expect(site.seen[0]?.headers['content-security-policy']).toContain(nonces[0]);
    expect(site.seen[0]?.headers).not.toHaveProperty('x-middleware-subrequest');
    expect(one.body.toString()).toContain('<script>');
  });

  it('compresses on the way, and passes bodies on', async () => {
    const packed = await site.ask('/login', { headers: { 'accept-encoding': 'gzip' } });
    expect(gunzipSync(packed.body).toString()).toContain('/login');
    await site.ask('/api/articles', { method: 'POST', body: '{"a":1}' });
    expect(site.seen.at(-1)).toMatchObject({ method: 'POST', body: '{"a":1}' });
  });

  it('shows the whole page where Next’s own would be empty', async () => {
    const missing = await site.ask('/dashboard/nothing');
    expect([missing.status, missing.body.toString().includes('/-/not-found')]).toEqual([404, true]);
    site.fails = true;
    const failed = await site.ask('/dashboard');
    expect([failed.status, failed.headers['retry-after']]).toEqual([503, '30']);
  });

  it('health answers are never kept', async () => {
    await site.ask('/api/health');
    await site.ask('/api/health');
    expect(pagesMade()).toEqual(['/api/health', '/api/health']);
  });
});
