import { languages } from '@/lib/articles/article-languages';
import { texts } from '@/lib/texts';

/** The `lang` attribute of an item's text; none where it is the page's own language. */
export function foreignLanguage(lang: string): string | undefined {
  return lang === '' || lang === 'en' || lang.startsWith('en-') ? undefined : lang;
}

/** What a foreign language is called, such as "Spanish"; none where it is the page's own. */
export function foreignLanguageName(lang: string): string | undefined {
  const tag = foreignLanguage(lang);
  return tag && (languages.find((language) => language.tag === tag)?.name ?? tag);
}

/** "in Spanish", beside the headline of an item that is; none where it is in the page's own language. */
export function languageMark(lang: string): string | undefined {
  const name = foreignLanguageName(lang);
  return name && texts.news.inLanguage(name);
}
