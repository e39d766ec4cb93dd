import { CommandError, badValue } from '../errors';

/** Takes blanks and comments out of an extended (`x`) pattern, outside character classes. */
function withoutBlanks(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#[^\n]*/g, (part) =>
    /^(?:\s|#)/.test(part) ? '' : part,
  );
}

/**
 * Turns a MongoDB pattern (PCRE) with its options `i m s x u` into a JS one.
 * @throws CommandError 51108 for an unknown option and 51091 for a pattern that JS can't run.
 */
export function compileRegex(pattern: string, options = ''): RegExp {
  let source = pattern;
  let flags = options;
  const inline = /^\(\?([a-z]+)\)/.exec(source);
  if (inline) {
    source = source.slice(inline[0].length);
    flags += inline[1];
  }
  if (/[^imsxu]/.test(flags))
    throw new CommandError(51108, 'Location51108', `invalid flag in regex options: ${flags}`);
  if (source.includes('\0')) throw badValue('Regular expression cannot contain an embedded null byte');
  if (flags.includes('x')) source = withoutBlanks(source);
  const jsFlags = [...new Set(flags)].filter((flag) => 'ims'.includes(flag)).join('');
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(source, jsFlags + unicode);
    } catch {
      // The strict Unicode mode refuses needless escapes that PCRE allows; the second try takes them.
    }
  }
  throw new CommandError(51091, 'Location51091', `Regular expression is invalid: ${pattern}`);
}
