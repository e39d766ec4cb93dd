import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { setClientAddress } from '@/server/headers';

const request = (headers: Record<string, string>) =>
  ({ headers, socket: { remoteAddress: '127.0.0.1' } }) as unknown as IncomingMessage;

describe('the address of the one who asks', () => {
  it('is the socket’s, whatever the request claims', () => {
    const claimed = request({ 'x-psg-client-address': '6.6.6.6', 'x-forwarded-for': '6.6.6.6' });
    setClientAddress(claimed, { TRUST_PROXY: false });
    expect(claimed.headers['x-psg-client-address']).toBe('127.0.0.1');
    expect(claimed.headers).not.toHaveProperty('x-forwarded-for');
  });

  it('is what the proxy itself saw, behind one: the last of the list', () => {
    const proxied = request({ 'x-forwarded-for': '6.6.6.6, 203.0.113.9' });
    setClientAddress(proxied, { TRUST_PROXY: true });
    expect(proxied.headers['x-psg-client-address']).toBe('203.0.113.9');
  });
});
