const start = '/dashboard';

/**
 * Where to go after signing in: an address below /dashboard of this site, or else the back office's first page.
 * Everything that a browser could read as another site (`//host`, backslashes, control characters) is refused.
 */
export function safeNextPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > 500 || !/^\/dashboard(?:[/?]|$)/.test(value)) return start;

  if (/[\\\u0000-\u0020\u007f]/.test(value)) return start;
  const base = 'http://site.invalid';
  const url = new URL(value, base);
  // Dots in the path may lead out of the back office.
  return url.origin === base && /^\/dashboard(?:\/|$)/.test(url.pathname) ? url.pathname + url.search : start;
}
