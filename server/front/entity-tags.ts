/** Whether `If-None-Match` names this tag; weak comparison, as RFC 9110 section 13.1.2 asks for GET. */
export function matchesEntityTag(header: string | null, tag: string): boolean {
  if (header === null) return false;
  return header
    .split(',')
    .map((entry) => entry.trim().replace(/^W\//, ''))
    .some((entry) => entry === '*' || entry === tag);
}
