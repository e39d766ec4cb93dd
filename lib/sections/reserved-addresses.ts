/**
 * First parts of addresses that the site uses itself, so that no section can have them. A test holds this list to the
 * routes of the front and to the folders of the pages.
 */
const reserved = new Set([
  '-',
  '_next',
  'api',
  'archive',
  'dashboard',
  'events',
  'invite',
  'join',
  'login',
  'media',
  'my-data',
  'news',
  'reset',
  'search',
  'setup',
  'sitemaps',
  'topics',
]);

/** Whether an address such as `news` belongs to the site itself. What has a dot is a file, and never a section. */
export const isReservedAddress = (segment: string): boolean => reserved.has(segment) || segment.includes('.');
