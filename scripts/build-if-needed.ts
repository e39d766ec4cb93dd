import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const stampFile = '.next/sources';
const folders = ['app', 'components', 'lib', 'models', 'public'];
const files = ['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'instrumentation.ts'];

/** Builds the pages unless the last build was made from exactly these files. */
export async function buildIfNeeded(): Promise<void> {
  const sources = await sourcesStamp();
  const built = await readFile(stampFile, 'utf8').catch(() => '');
  if (built === sources) return;
  process.stdout.write('Building the site: once after each change, about a minute.\n');
  await runBuild();
  await writeFile(stampFile, sources);
}

/** A hash over name, size and time of every file that the build reads. */
async function sourcesStamp(): Promise<string> {
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

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function runBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The build failed; see above.')),
    );
  });
}
