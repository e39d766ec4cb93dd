const monthsAhead = 6;

/**
 * Where to report a hole in the site's security. Source: RFC 9116. `Expires` is the first day of a month about half a year
 * ahead, so that it is always less than a year away and the file changes once a month only.
 */
export function securityContact(siteUrl: string, contactEmail: string, now: Date): string {
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead + 1, 1));
  return [
    `Contact: mailto:${encodeURI(contactEmail)}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: en, es',
    `Canonical: ${siteUrl}/.well-known/security.txt`,
    '',
  ].join('\n');
}
