import { describe, expect, it } from 'vitest';
import { maxBodyBytes, readJson } from '@/lib/http/json-body';

const post = (body: BodyInit, type = 'application/json') =>
  new Request('http://localhost/', { method: 'POST', body, headers: { 'Content-Type': type } });

describe('a JSON body', () => {
  it('is read', async () => {
    expect(await readJson(post('{"a":["ñ"]}', 'application/json; charset=utf-8'))).toEqual({ a: ['ñ'] });
  });

  it.each(['', '{', 'undefined'])('is refused when it is "%s"', async (text) => {
    await expect(readJson(post(text))).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is refused as a form, which a page elsewhere could send', async () => {
    await expect(readJson(post('{}', 'text/plain'))).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is refused when it is too large, whatever length it declares', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(maxBodyBytes / 4)),
    });
    const request = new Request('http://localhost/', {
      method: 'POST',
      body: endless,
      headers: { 'Content-Type': 'application/json', 'Content-Length': '2' },
      duplex: 'half',
    } as RequestInit);
    await expect(readJson(request)).rejects.toMatchObject({ code: 'too-large' });
  });
});
