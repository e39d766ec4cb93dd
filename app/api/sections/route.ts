import { apiRoute } from '@/lib/http/api-route';
import { siteUrl } from '@/lib/kernel/env';
import { listSectionDetails } from '@/lib/sections/section-queries';

/** Every section with its text as a tree. */
export const GET = apiRoute(async () => {
  const sections = await listSectionDetails();
  return { items: sections.map((section) => ({ ...section, url: `${siteUrl()}/${section.slug}` })) };
});
