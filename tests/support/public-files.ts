import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { sourceFiles } from './source-files';

/** A source file as a syntax tree. */
export const parseFile = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

/** Every node of the given kind, at any depth. */
export function nodesIn<Node extends ts.Node>(tree: ts.Node, is: (node: ts.Node) => node is Node): Node[] {
  const found: Node[] = [];
  const visit = (node: ts.Node) => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** What public pages are drawn with: their files below app/ and each component that they reach, sorted. */
export function publicFiles(): string[] {
  const waiting = [
    ...sourceFiles('app/(site)', /\.tsx$/),
    ...sourceFiles('app', /^app\/[^/]+\.tsx$/),
    ...sourceFiles('app/-', /\.tsx$/),
  ];
  const seen = new Set<string>();
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { moduleSpecifier } of nodesIn(parseFile(file), ts.isImportDeclaration)) {
      const target = ts.isStringLiteral(moduleSpecifier) && fileOf(moduleSpecifier.text, file);
      if (target && /^(app|components)\//.test(target)) waiting.push(target);
    }
  }
  return [...seen].sort();
}

function fileOf(specifier: string, from: string): string | undefined {
  if (!/^(@\/|\.)/.test(specifier)) return undefined;
  const path = specifier.startsWith('@/') ? specifier.slice(2) : join(dirname(from), specifier);
  return [`${path}.tsx`, `${path}.ts`, join(path, 'index.ts')].find(existsSync);
}
