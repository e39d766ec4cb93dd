const maxLength = 2000;

/**
 * Whether a link may point there: http, https, mailto, or an address on this site (`/aims`, `#note`). Everything
 * else, `javascript:` and `//elsewhere` included, is refused.
 */
export function isAllowedHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length === 0 || href.length > maxLength) return false;
  // Browsers drop these characters before they read the scheme, so they could hide one.
  if (/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\ufeff\\]/.test(href)) return false;
  if (/^(https?:\/\/[^/?#]|mailto:[^@?#]+@[^@?#]+)/i.test(href)) return URL.canParse(href);
  return /^(\/(?!\/)|#)/.test(href);
}

/**
 * What a person typed as a link's address, made whole: `example.org/a` becomes `https://example.org/a`,
 * `somebody@example.org` a mailto link. Null where no allowed link comes out of it.
 */
export function hrefFromInput(typed: string): string | null {
  const text = typed.trim();
  if (isAllowedHref(text)) return text;
  const guess = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
  const named = /^[^\s/:@]+\.[a-z]{2,}([/?#:]|$)/i.test(text) || guess.startsWith('mailto:');
  return named && isAllowedHref(guess) ? guess : null;
}
