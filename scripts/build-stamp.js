import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Plain JavaScript: `npm start` reads it before anything is there to run TypeScript.
const stampFile = '.next/sources';
const folders = ['app', 'components', 'lib', 'models', 'public', 'server', 'packages/embedded-mongodb/src'];
const files = [
  'instrumentation.ts',
  'next.config.js',
  'package.json',
  'postcss.config.mjs',
  'scripts/build-if-needed.ts',
  'tsconfig.json',
];

/** Whether the last build was made from exactly these files. */
export async function isBuilt() {
  return (await readFile(stampFile, 'utf8').catch(() => '')) === (await sourcesStamp());
}

/**
 * Notes that a build was made from the files that `sources` stands for.
 * @param {string} sources
 */
export async function noteBuild(sources) {
  await writeFile(stampFile, sources);
}

/** A hash over name, size and time of every file that the build reads. */
export async function sourcesStamp() {
  const nested = await Promise.all(folders.map(filesBelow));
  const names = [...files, ...nested.flat()].sort();
  const lines = await Promise.all(
    names.map(async (name) => {
      const info = await stat(name).catch(() => undefined);
      return `${name} ${info?.size} ${info && Math.floor(info.mtimeMs)}`;
    }),
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** @param {string} folder */
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
