// Apart, for the server asks too, outside Next.
/** The name that next-auth gives its session cookie; `siteUrl` is the public origin. */
export const sessionCookieNameFor = (siteUrl: string): string =>
  `${siteUrl.startsWith('https:') ? '__Secure-' : ''}next-auth.session-token`;
