import { describe, expect, it } from 'vitest';
import { hrefFromInput, isAllowedHref } from '@/lib/rich-text/allowed-href';

describe('where a link may point', () => {
  it.each([
    'https://example.org',
    'http://example.org/a?b=c#d',
    'HTTPS://example.org',
    'https://example.org/per%C3%BA/ñ',
    'mailto:somebody@example.org',
    '/aims',
    '/',
    '#note',
  ])('%s may be linked', (href) => expect(isAllowedHref(href)).toBe(true));

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere',
    'https:elsewhere',
    'https://',
    'mailto:',
    'aims',
    '',
    `https://example.org/${'x'.repeat(2000)}`,
    null,
    { href: 'https://example.org' },
  ])('%j may not', (href) => expect(isAllowedHref(href)).toBe(false));
});

describe('what a person types as an address', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    ['  example.org/a ', 'https://example.org/a'],
    ['www.example.org', 'https://www.example.org'],
    ['somebody@example.org', 'mailto:somebody@example.org'],
    ['/join', '/join'],
    ['javascript:alert(1)', null],
    ['javascript:alert(1).com', null],
    ['not an address', null],
    ['word', null],
    ['', null],
  ])('%j becomes %j', (typed, href) => expect(hrefFromInput(typed)).toBe(href));
});
