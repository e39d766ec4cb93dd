import { describe, expect, it } from 'vitest';
import { matchTarget } from '@/server/front/match-target';
import { officeFolders, publicRoutes, standInAddresses } from '@/server/front/routes';
import { speculationRules } from '@/server/front/speculation-rules';
import { routeOf, sourceFiles } from '../../../support/source-files';

/** Files that Next makes an address of by their name. */
const metadataAddresses: Record<string, string> = {
  'robots.ts': '/robots.txt',
  'sitemap.ts': '/sitemap.xml',
  'manifest.ts': '/manifest.webmanifest',
  'icon.svg': '/icon.svg',
  'icon.png': '/icon.png',
  'apple-icon.png': '/apple-icon.png',
  'favicon.ico': '/favicon.ico',
};

const addresses = [
  ...sourceFiles('app', /\/(page\.tsx|route\.tsx?)$/).map(routeOf),
  ...sourceFiles('app', /^app\/[^/]+$/).flatMap(
    (file) => metadataAddresses[file.split('/').at(-1) ?? ''] ?? [],
  ),
];
const isInside = (address: string, folder: string) => address === folder || address.startsWith(`${folder}/`);

describe('the table of public routes', () => {
  it('has every page and route handler outside of the office', () => {
    const known = [...publicRoutes.map(({ pattern }) => pattern), ...Object.values(standInAddresses)];
    const missing = addresses.filter(
      (address) => !known.includes(address) && !officeFolders.some((folder) => isInside(address, folder)),
    );
    expect(addresses.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
  });

  it('has every stand-in as a page, and none that can be asked for from outside', () => {
    for (const address of Object.values(standInAddresses)) {
      expect(addresses).toContain(address);
      expect(matchTarget(address)).toEqual({ kind: 'nowhere' });
    }
  });

  it('has no route twice, and none in the office', () => {
    const patterns = publicRoutes.map(({ pattern }) => pattern);
    expect(new Set(patterns).size).toBe(patterns.length);
    for (const pattern of patterns)
      expect(officeFolders.some((folder) => isInside(pattern, folder))).toBe(false);
  });

  it('keeps nothing that has a secret in its address, and fetches no form ahead', () => {
    for (const { kept, query, posts, pattern } of publicRoutes) {
      if (query?.token) expect(kept, pattern).toBe(false);
      if (posts) expect(JSON.stringify(speculationRules)).toContain('/join*');
    }
  });
});
