/** A thing in the words of https://schema.org. */
export type JsonLd = { [property: string]: unknown };

/**
 * One document of things, as the content of a script element. `<` is escaped, so that no text in it can end the
 * element, and so are the line ends that JSON allows and scripts do not.
 */
export function jsonLdDocument(things: JsonLd[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things })
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
