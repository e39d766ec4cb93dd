import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const sourceFolder = fileURLToPath(new URL('..', import.meta.url));
// Inside the package, so that the bundle finds the same dependencies as the sources do.
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

// A host that bundles this package puts the thread's file here, made from `worker.ts`.
const bundledWorker = new URL('./embedded-mongodb-worker.mjs', import.meta.url);

/**
 * The thread's code as one JavaScript file, made anew when a source has changed: a thread that translates a hundred
 * TypeScript files by itself takes several times as long to start. Where no file can be kept, it does that.
 */
export async function workerFile(): Promise<URL> {
  if (existsSync(bundledWorker)) return bundledWorker;
  try {
    const file = join(cacheFolder, `worker-${sourceVersion()}.mjs`);
    if (!existsSync(file)) await bundle(file);
    return pathToFileURL(file);
  } catch {
    return new URL('./worker-boot.mjs', import.meta.url);
  }
}

/** Changes with the name, size or time of any source file. */
function sourceVersion(): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(sourceFolder, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundle(file: string): Promise<void> {
  const { build } = await import('esbuild');
  mkdirSync(cacheFolder, { recursive: true });
  // Another process may be making the same file: each writes its own and puts it in place whole.
  const unfinished = join(cacheFolder, `${randomUUID()}.mjs`);
  await build({
    entryPoints: [join(sourceFolder, 'server/worker.ts')],
    outfile: unfinished,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  renameSync(unfinished, file);
  for (const old of readdirSync(cacheFolder)) {
    const path = join(cacheFolder, old);
    const isOld = old.startsWith('worker-') && path !== file && Date.now() - statSync(path).mtimeMs > 60_000;
    if (isOld) rmSync(path, { force: true });
  }
}
