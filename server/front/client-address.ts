import type { IncomingMessage } from 'node:http';
import type { Env } from '@/lib/kernel/env';

/** Where the next hop in a proxy's list stands; nothing else in that header can be believed. */
function forwardedAddress(request: IncomingMessage): string | undefined {
  const header = request.headers['x-forwarded-for'];
  const list = Array.isArray(header) ? header.join(',') : header;
  return list?.split(',').at(-1)?.trim() || undefined;
}

/** Who asks: behind a trusted proxy the last address of its list, otherwise the socket's. */
export function clientAddressOf(request: IncomingMessage, env: Pick<Env, 'TRUST_PROXY'>): string {
  return (env.TRUST_PROXY && forwardedAddress(request)) || request.socket.remoteAddress || 'unknown';
}

/** Without a trusted proxy, what a request says about one is a visitor's invention. */
export function dropUntrustedHeaders(request: IncomingMessage, env: Pick<Env, 'TRUST_PROXY'>): void {
  if (env.TRUST_PROXY) return;
  delete request.headers['x-forwarded-host'];
  delete request.headers['x-forwarded-proto'];
  delete request.headers['x-forwarded-for'];
  delete request.headers['x-forwarded-port'];
  delete request.headers.forwarded;
}
