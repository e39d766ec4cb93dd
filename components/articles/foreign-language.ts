/** The `lang` attribute of an item's text; none where it is the page's own language. */
export function foreignLanguage(lang: string): string | undefined {
  return lang === '' || lang === 'en' || lang.startsWith('en-') ? undefined : lang;
}
