import { expect, it } from 'vitest';
import { escapeXml } from '@/lib/feeds/xml';

it('escapes markup and quotes', () => {
  expect(escapeXml('a < b && c > "d"')).toBe('a &lt; b &amp;&amp; c &gt; &quot;d&quot;');
});

it('drops what XML cannot hold and keeps accents, line ends and characters beyond the first plane', () => {
  expect(escapeXml('V\u0000á\u000bs\nquez \ud83c\uddf5 \ud800!')).toBe('Vás\nquez \ud83c\uddf5 !');
});
