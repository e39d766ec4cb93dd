import { escapeXml } from '@/lib/feeds/xml';
import { siteUrl } from '@/lib/kernel/env';
import { texts } from '@/lib/texts';

export const dynamic = 'force-dynamic';

/** Tells browsers how to search this site from their own address field (OpenSearch 1.1). */
export function GET(): Response {
  const { engineName, engineDescription } = texts.search;
  const site = escapeXml(siteUrl());
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(engineName)}</ShortName>
  <Description>${escapeXml(engineDescription)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Language>en-GB</Language>
  <Image width="16" height="16" type="image/svg+xml">${site}/icon.svg</Image>
  <Url type="text/html" method="get" template="${site}/search?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${site}/opensearch.xml"/>
</OpenSearchDescription>
`;
  return new Response(body, {
    headers: {
      'content-type': 'application/opensearchdescription+xml; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    },
  });
}
