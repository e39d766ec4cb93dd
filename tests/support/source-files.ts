import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Paths below a folder of the project, sorted, with `/`, of the files whose path matches. */
export function sourceFiles(folder: string, matches: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'))
    .filter((path) => matches.test(path))
    .sort();
}

/** The address of a page or route handler: route groups vanish, `[segments]` stay. */
export function routeOf(file: string): string {
  const folders = file
    .replace(/^app\/?/, '')
    .split('/')
    .slice(0, -1)
    .filter((folder) => !/^\(.*\)$/.test(folder));
  return `/${folders.join('/')}`;
}

export const actionFiles = () => sourceFiles('lib', /-actions\.ts$/);
export const dashboardPages = () => sourceFiles('app/dashboard', /\/page\.tsx$/);
export const publicPages = () =>
  sourceFiles('app', /\/page\.tsx$/).filter((file) => !file.startsWith('app/dashboard/'));
export const routeHandlers = () => sourceFiles('app', /\/route\.ts$/);
