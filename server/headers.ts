import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env } from '@/lib/kernel/env';

/** Where the next hop in a proxy's list stands; nothing else in that header can be believed. */
function forwardedAddress(request: IncomingMessage): string | undefined {
  const header = request.headers['x-forwarded-for'];
  const list = Array.isArray(header) ? header.join(',') : header;
  return list?.split(',').at(-1)?.trim() || undefined;
}

/**
 * Tells the application who asks, in a header that only this server can set: `x-psg-client-address`. Behind a
 * trusted proxy that is the last address of its list, otherwise the socket's.
 */
export function setClientAddress(request: IncomingMessage, env: Pick<Env, 'TRUST_PROXY'>): void {
  const address = (env.TRUST_PROXY && forwardedAddress(request)) || request.socket.remoteAddress || 'unknown';
  request.headers['x-psg-client-address'] = address;
  if (!env.TRUST_PROXY) {
    delete request.headers['x-forwarded-host'];
    delete request.headers['x-forwarded-proto'];
    delete request.headers['x-forwarded-for'];
  }
}

/** Headers that every answer carries. Development needs `eval` for its error overlay. */
export function setSecurityHeaders(
  response: ServerResponse,
  options: { dev: boolean; https: boolean },
): void {
  const scripts = `script-src 'self' 'unsafe-inline'${options.dev ? " 'unsafe-eval'" : ''}`;
  const connect = options.dev ? "connect-src 'self' ws:" : "connect-src 'self'";
  response.setHeader(
    'Content-Security-Policy',
    [
      "default-src 'self'",
      scripts,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      connect,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()');
  if (options.https) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
}
