import { describe, expect, it } from 'vitest';
import { stripLinkHeader, stripScripts, UnfinishedPageError } from '@/server/front/strip-scripts';

describe('stripScripts', () => {
  it('takes out scripts, what is fetched for them and the marks between texts, and nothing else', () => {
    const html = [
      '<!DOCTYPE html><html lang="en-GB"><head><meta charSet="utf-8"/>',
      '<link rel="stylesheet" href="/a.css" data-precedence="next"/>',
      '<link rel="preload" as="script" fetchPriority="low" href="/a.js"/>',
      '<link rel="modulepreload" href="/b.js"/><link rel="expect" href="#_R_" blocking="render"/>',
      '<link rel="preload" as="font" href="/f.woff2"/>',
      '<script src="/a.js" async=""></script><SCRIPT noModule="">if (a < b && "</p>") {}</SCRIPT></head>',
      '<body><!--$--><p>Tom<!-- --> &amp; <b>Ana</b></p><!--/$-->',
      '<script type="application/ld+json">{"@type":"Event","name":"<!--$?-->"}</script>',
      '<script id="_R_">requestAnimationFrame(function(){})</script><template id="_R_"></template>',
      '<script>self.__next_f.push([1,"<p>copy</p>"])</script></body></html>',
    ].join('');
    expect(stripScripts(html)).toBe(
      [
        '<!DOCTYPE html><html lang="en-GB"><head><meta charSet="utf-8"/>',
        '<link rel="stylesheet" href="/a.css" data-precedence="next"/>',
        '<link rel="preload" as="font" href="/f.woff2"/></head>',
        '<body><p>Tom &amp; <b>Ana</b></p>',
        '<script type="application/ld+json">{"@type":"Event","name":"<!--$?-->"}</script></body></html>',
      ].join(''),
    );
  });

  it.each([
    '<div><!--$?--><template id="B:0"></template>Loading<!--/$--></div>',
    '<div><template id="B:0"></template></div>',
    '<div><!--$!--><template data-dgst="1"></template><!--/$--></div>',
  ])('refuses a page that a script would have to finish: %s', (html) => {
    expect(() => stripScripts(html)).toThrow(UnfinishedPageError);
  });

  it('takes the empty address off forms, which HTML does not allow, and no other', () => {
    const form = (attributes: string) =>
      `<form class="a"${attributes} method="POST"><p action=""></p></form>`;
    expect(stripScripts(form(' action=""'))).toBe(form(''));
    expect(stripScripts(form(' action="/join"'))).toBe(form(' action="/join"'));
  });

  it('leaves what only looks like a script in text and attributes', () => {
    const html = '<p title="<script>">&lt;script&gt;alert(1)&lt;/script&gt;</p>';
    expect(stripScripts(html)).toBe(html);
  });

  it('cuts a script that never ends, with all that a browser would take for it', () => {
    expect(stripScripts('<p>a</p><script>let x = 1;<p>b</p>')).toBe('<p>a</p>');
  });
});

describe('stripLinkHeader', () => {
  it('keeps fonts and styles', () => {
    const font = '</f.woff2>; rel=preload; as="font"; crossorigin=""';
    const script = '</a,b.js>; rel=preload; as="script"';
    expect(stripLinkHeader(`${font}, ${script}`)).toBe(font);
    expect(stripLinkHeader(script)).toBeUndefined();
    expect(stripLinkHeader('')).toBeUndefined();
  });
});
