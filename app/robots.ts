import type { MetadataRoute } from 'next';
import { siteUrl } from '@/lib/kernel/env';

export const dynamic = 'force-dynamic';

/** Everything public may be read; the back office and its doors are no business of robots. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/dashboard', '/api/', '/login', '/setup', '/invite/', '/reset/', '/join/confirm'],
    },
    sitemap: [`${siteUrl()}/sitemap.xml`, `${siteUrl()}/news-sitemap.xml`],
  };
}
