import { spawn } from 'node:child_process';
import { build } from 'esbuild';
import { isBuilt, noteBuild, sourcesStamp } from './build-stamp.js';

/** Builds pages and server unless the last build was made from exactly these files. */
export async function buildIfNeeded(): Promise<void> {
  if (await isBuilt()) return;
  const sources = await sourcesStamp();
  process.stdout.write('Building the site: once after each change, about a minute.\n');
  await buildPages();
  await bundleServer();
  await noteBuild(sources);
}

function buildPages(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The build failed; see above.')),
    );
  });
}

/**
 * The server as a few JavaScript files: translating its TypeScript anew at each start took a third of the start.
 * The embedded server stays a file of its own, loaded only where it is wanted, with its thread's file beside it; so
 * does what draws cards, which runs in a process of its own.
 */
async function bundleServer(): Promise<void> {
  await build({
    entryPoints: {
      main: 'server/main.ts',
      'embedded-mongodb-worker': 'packages/embedded-mongodb/src/server/worker.ts',
      'card-drawer': 'components/sharing/card-drawer.ts',
    },
    outdir: '.next/site',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    jsx: 'automatic',
    packages: 'external',
    alias: { '@': process.cwd(), 'embedded-mongodb': './packages/embedded-mongodb/src/index.ts' },
    logLevel: 'warning',
  });
}
