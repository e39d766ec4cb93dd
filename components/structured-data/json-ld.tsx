import { siteUrl } from '@/lib/kernel/env';
import { breadcrumbs, type Crumb } from '@/lib/structured-data/breadcrumbs';
import { jsonLdDocument, type JsonLd } from '@/lib/structured-data/json-ld';

/** Things that a page is about, for search engines: data, never run by a browser. */
export function StructuredData({ things }: { things: JsonLd[] }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdDocument(things) }} />;
}

/** The same of an inner page: the way to it, and what else it is about. */
export function PageData({ trail, things = [] }: { trail: Crumb[]; things?: JsonLd[] }) {
  return <StructuredData things={[breadcrumbs(siteUrl(), trail), ...things]} />;
}
