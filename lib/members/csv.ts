/** Excel takes a file for UTF-8 only if it starts with this mark. */
export const byteOrderMark = '\uFEFF';

/**
 * One field. A spreadsheet takes a cell that starts with one of these characters for a formula, so an
 * apostrophe goes before it (OWASP, CSV injection). Quoted as RFC 4180 asks.
 */
export function csvField(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its line end (CRLF, RFC 4180). */
export const csvRecord = (values: readonly string[]): string => `${values.map(csvField).join(',')}\r\n`;
