import { randomBytes } from 'node:crypto';

export type SecurityOptions = { dev: boolean; https: boolean };

/** Headers that every answer carries, whatever it is. */
function baseHeaders({ https }: SecurityOptions): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    ...(https && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  };
}

const policy = (directives: Record<string, string>, { https, dev }: SecurityOptions) =>
  [
    ...Object.entries(directives).map(([name, sources]) => `${name} ${sources}`),
    ...(https && !dev ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

/** A public page carries no script at all, no inline style, and nothing from elsewhere. */
export function publicPageHeaders(options: SecurityOptions): Record<string, string> {
  if (options.dev) return officeHeaders(options, undefined);
  return {
    ...baseHeaders(options),
    'Content-Security-Policy': policy(
      {
        'default-src': "'none'",
        'script-src': "'none'",
        'style-src': "'self'",
        'img-src': "'self' data:",
        'font-src': "'self'",
        'manifest-src': "'self'",
        // Pages that the browser fetches ahead, by the speculation rules.
        'connect-src': "'self'",
        'form-action': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
      },
      options,
    ),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Speculation-Rules': '"/speculation-rules.json"',
  };
}

/** Feeds, calendars and pictures, which others may read and show; opened by themselves they can do nothing. */
export function publicFileHeaders(options: SecurityOptions): Record<string, string> {
  return {
    ...baseHeaders(options),
    'Content-Security-Policy': policy(
      {
        'default-src': "'none'",
        'style-src': "'unsafe-inline'",
        'img-src': 'data:',
        'frame-ancestors': "'none'",
      },
      options,
    ),
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}

/** A fresh nonce for one answer. */
export const makeNonce = (): string => randomBytes(16).toString('base64');

/**
 * Pages of the back office: only scripts that carry this answer's nonce, and what those load. The editor writes style
 * attributes. Development (no nonce) needs `eval` and a socket for its overlay and reloading.
 */
export function officeHeaders(options: SecurityOptions, nonce: string | undefined): Record<string, string> {
  const scripts = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'self' 'unsafe-inline' 'unsafe-eval'";
  return {
    ...baseHeaders(options),
    'Content-Security-Policy': policy(
      {
        'default-src': "'self'",
        'script-src': scripts,
        'style-src': "'self' 'unsafe-inline'",
        'img-src': "'self' data: blob:",
        'connect-src': options.dev ? "'self' ws:" : "'self'",
        'object-src': "'none'",
        'form-action': "'self'",
        'base-uri': "'none'",
        'frame-ancestors': "'none'",
      },
      options,
    ),
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
