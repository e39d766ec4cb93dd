import { sessionCookieNameFor } from '@/lib/auth/session-cookie-name';

/** Tells visitors with a session from those who only carry a cookie of its name. */
export class Sessions {
  readonly #name: string;
  readonly #secret: string;

  constructor(siteUrl: string, secret: string) {
    this.#name = sessionCookieNameFor(siteUrl);
    this.#secret = secret;
  }

  /** Whether it is worth looking closer; costs next to nothing. */
  mayHold(cookie: string | undefined): boolean {
    return cookie !== undefined && cookie.includes(this.#name);
  }

  /**
   * Whether the cookie was made by us and has not run out. Whether its account still exists is not asked here: pages
   * that are made for a session ask that themselves.
   */
  async holds(cookie: string | undefined): Promise<boolean> {
    const token = cookie && this.mayHold(cookie) ? readCookie(cookie, this.#name) : undefined;
    if (!token) return false;
    // Loaded by the first visitor who needs it: most starts do not.
    const { decode } = await import('next-auth/jwt');
    return (await decode({ token, secret: this.#secret }).catch(() => null)) !== null;
  }
}

function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
