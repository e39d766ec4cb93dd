import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

const schema = (name: string) => ({
  fileName: name,
  contents: readFileSync(`tests/conformance/schemas/${name}`, 'utf8'),
});

/** What libxml2 finds wrong with a sitemap, an index or a news sitemap by the schemas; empty where nothing is. */
export async function sitemapFaults(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'sitemap.xml', contents: xml }],
    schema: [schema('sitemap.xsd')],
    preload: [schema('sitemap-news.xsd')],
  });
  return errors.map((error) => error.message);
}
