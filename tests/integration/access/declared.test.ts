import { describe, expect, it } from 'vitest';
import { actionFiles, dashboardPages, routeHandlers } from '../../support/source-files';
import { actionRules, handlerRules, pageRules } from './access-table';
import { loadExports } from './load-exports';
import './sessions';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** `file name` for each name, the form in which a difference is easy to read. */
const lines = (file: string, names: string[]) => names.map((name) => `${file} ${name}`).sort();
const declared = (table: Record<string, Record<string, unknown>>) =>
  Object.entries(table)
    .flatMap(([file, names]) => lines(file, Object.keys(names)))
    .sort();

describe('every way in has a declared rule, and every rule a way in', () => {
  it('server actions', async () => {
    const found: string[] = [];
    for (const file of actionFiles()) {
      const exported = await loadExports(file);
      const names = Object.keys(exported).filter((name) => typeof exported[name] === 'function');
      found.push(...lines(file, names));
    }
    expect(found.sort()).toEqual(declared(actionRules));
  });

  it('dashboard pages', () => {
    expect(dashboardPages()).toEqual(Object.keys(pageRules).sort());
  });

  it('route handlers', async () => {
    const found: string[] = [];
    for (const file of routeHandlers()) {
      const exported = await loadExports(file);
      found.push(
        ...lines(
          file,
          Object.keys(exported).filter((name) => methods.includes(name)),
        ),
      );
    }
    expect(found.sort()).toEqual(declared(handlerRules));
  });
});
