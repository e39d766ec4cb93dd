/** Lines of iCalendar (RFC 5545, 3.1): CRLF, and at most this many octets each before it is folded. */
const octetsInLine = 75;
const encoder = new TextEncoder();

/** A TEXT value (RFC 5545, 3.3.11); control characters, which it cannot hold, are dropped. */
export function escapeCalendarText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]|\p{Surrogate}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** One content line, folded where it is too long, never inside a character; ends with CRLF. */
export function foldCalendarLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > octetsInLine) {
      folded += '\r\n ';
      // The space that marks a continuation counts.
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}
