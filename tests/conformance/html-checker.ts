import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const jar = 'tools/html-checker/node_modules/vnu-jar/build/dist/vnu.jar';
const mostOutput = 64 * 1024 * 1024;

/** Why the Nu HTML checker cannot run here, in words; undefined where it can. */
export function whyNoHtmlChecker(): string | undefined {
  if (!existsSync(jar))
    return 'the Nu HTML checker is not installed: npm install --ignore-scripts --prefix tools/html-checker';
  if (spawnSync('java', ['-version']).status !== 0) return 'there is no Java on this machine';
  return undefined;
}

type Message = { type: string; url: string; lastLine?: number; message: string; extract?: string };

/** Errors that the Nu HTML checker finds in these pages (by name), one line each. All pages go in one call. */
export async function checkHtml(pages: Map<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'psg-html-'));
  try {
    const names = new Map<string, string>();
    for (const [name, html] of pages) {
      const file = join(folder, `${names.size}.html`);
      names.set(`${names.size}.html`, name);
      await writeFile(file, html);
    }
    const args = ['-jar', jar, '--format', 'json', '--exit-zero-always', '--errors-only', folder];
    const { stderr } = await promisify(execFile)('java', args, { maxBuffer: mostOutput });
    const { messages } = JSON.parse(stderr) as { messages: Message[] };
    return messages.map(
      ({ url, lastLine, message, extract = '' }) =>
        `${names.get(url.split('/').at(-1) ?? '')}:${lastLine}: ${message} … ${extract.trim()}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
