import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isReservedAddress } from '@/lib/sections/reserved-addresses';
import { officeFolders, publicRoutes, standInAddresses } from '@/server/front/routes';

const firstParts = (addresses: string[]) => [
  ...new Set(addresses.map((address) => address.split('/')[1] ?? '').filter(Boolean)),
];
const isFixed = (part: string) => !part.startsWith('[') && !part.startsWith('(');

/** Folders of `app` that stand for a first part of an address. */
const folders = ['app', 'app/(site)', 'app/(auth)'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isFixed(entry.name))
    .map((entry) => entry.name),
);

const used = [
  ...firstParts(publicRoutes.map((route) => route.pattern)),
  ...firstParts(officeFolders),
  ...firstParts(Object.values(standInAddresses)),
  ...folders.filter((name) => !['fonts', 'styles'].includes(name)),
].filter(isFixed);

describe('a section’s address', () => {
  it.each([...new Set(used)])('is never /%s, which the site uses itself', (part) => {
    expect(isReservedAddress(part)).toBe(true);
  });

  it.each(['aims', 'human-rights', 'newsletter', 'privacy'])('may be /%s', (part) => {
    expect(isReservedAddress(part)).toBe(false);
  });
});
