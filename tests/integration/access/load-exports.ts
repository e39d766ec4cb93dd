import { resolve } from 'node:path';

/** What a source file exports; the path is relative to the project's root. */
export async function loadExports(file: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ resolve(file))) as Record<string, unknown>;
}
