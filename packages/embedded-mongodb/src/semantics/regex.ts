import { badValue, location } from '../errors';
import { keptAt } from './values/compare';
import { regexParts, typeName } from './values/types';

const escapeOrClass = String.raw`\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]`;
const part = new RegExp(`${escapeOrClass}|[$^.]`, 'g');
const blank = new RegExp(String.raw`(${escapeOrClass})|\s+|#[^\n]*`, 'g');
/** What PCRE and JS understand differently: some letters behind a backslash, and the beginnings of some classes. */
const understoodDifferently = /\\[ACEGHKNQRVXZahzoeg]|\[\[:|\[\^?\]/;

/** Takes away the backslashes that PCRE allows before any character and JS's Unicode mode does not. */
const withoutNeedlessEscapes = (pattern: string) =>
  pattern.replace(part, (text) => {
    if (text.startsWith('[')) return text.replace(/\\([^\w^$\\.*+?()[\]{}|/-])/g, '$1');
    return /^\\[^\w^$\\.*+?()[\]{}|/]$/.test(text) ? text.slice(1) : text;
  });

/** For PCRE only a line feed ends a line, the end of a text may be before its last one, and blanks are ASCII's. */
const withLinesOfPcre = (pattern: string, flags: string) =>
  pattern.replace(part, (text) => {
    if (text === '.') return flags.includes('s') ? text : '[^\\n]';
    if (text === '$') return flags.includes('m') ? '(?![^\\n])' : '(?=\\n?$)';
    if (text === '^') return flags.includes('m') ? '(?<![^\\n])' : text;
    if (text === '\\S') return '[^\\t-\\r ]';
    const blanks = text.includes('\\S') ? '\\s' : '\\t-\\r ';
    return text === '\\s' ? `[${blanks}]` : text.startsWith('[') ? text.replace(/\\s/g, blanks) : text;
  });

/** A pattern with the options beside it; it may be a text, or a regular expression with options of its own. */
export function withOptions(regex: unknown, options?: string): { pattern: string; flags: string } {
  if (typeof regex === 'string') return { pattern: regex, flags: options ?? '' };
  if (typeName(regex) !== 'regex') throw badValue('regex has to be a string or a regular expression');
  const { pattern, flags } = regexParts(regex);
  if (flags !== '' && options !== undefined) throw badValue('options set in both regex and options');
  return { pattern, flags: options ?? flags };
}

const compiled = new Map<string, RegExp>();
const MOST_KEPT = 500;

/**
 * Turns a MongoDB pattern (PCRE) with its options `i m s x u` into a JS one, the same one for the same pattern.
 * @throws CommandError 51108 for an unknown option and 51091 for a pattern that JS can't run
 */
export function compileRegex(pattern: string, options = ''): RegExp {
  if (compiled.size > MOST_KEPT) compiled.clear();
  return keptAt(compiled, `${options}/${pattern}`, () => translate(pattern, options));
}

function translate(pattern: string, options: string): RegExp {
  const inline = /^\(\?([a-z]+)\)/.exec(pattern);
  const flags = options + (inline?.[1] ?? '');
  let source = pattern.slice(inline?.[0].length ?? 0);
  if (/[^imsxu]/.test(flags)) throw location(51108, `invalid flag in regex options: ${flags}`);
  if (source.includes('\0')) throw badValue('Regular expression cannot contain an embedded null byte');
  if (flags.includes('x')) source = source.replace(blank, '$1');
  const isReadable = !understoodDifferently.test(source.replaceAll('\\\\', ''));
  source = withLinesOfPcre(source, flags);
  const jsFlags = [...new Set(flags)].filter((flag) => 'is'.includes(flag)).join('');
  // Without the Unicode mode JS takes single brackets as themselves, as PCRE does, but knows no \p.
  const modes = /\\p/i.test(source) ? ['u'] : ['u', ''];
  for (const unicode of isReadable ? modes : []) {
    try {
      return new RegExp(unicode ? withoutNeedlessEscapes(source) : source, jsFlags + unicode);
    } catch {
      // The next mode may take it.
    }
  }
  throw location(51091, `Regular expression is invalid or not supported: ${pattern}`);
}
