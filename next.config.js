/** @type {import('next').NextConfig} */
const config = {
  // One cache, in front of Next: pages are always rendered when they are asked for (docs/decisions).
  cacheComponents: false,
  poweredByHeader: false,
  // server/ compresses, outside of the pages that it puts in place of failed ones.
  compress: false,
  // Metadata belongs in <head> for every reader, not only for known robots.
  htmlLimitedBots: /.*/,
  // Native or stateful packages that must exist once in the process.
  serverExternalPackages: ['mongoose', '@node-rs/argon2', 'embedded-mongodb', 'lmdb'],
  // `npm run typecheck` does it; the first start should not wait a minute for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Loading every page first would take a quarter of the start; each page loads at its first visit.
    preloadEntriesOnStart: false,
    serverActions: { bodySizeLimit: '2mb' },
  },
};

export default config;
