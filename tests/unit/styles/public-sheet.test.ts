import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { nodesIn, parseFile, publicFiles } from '../../support/public-files';

/** A style sheet with all that it imports, without comments. */
function sheet(file: string): string {
  const text = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '');
  return text.replace(/@import '(\.[^']+)';/g, (_, path: string) => sheet(join(dirname(file), path)));
}

const classesOf = (css: string) =>
  new Set([...css.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)].map(([, name]) => name ?? ''));

const comparisons = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Words of every text in it, but for those that something is compared with. */
const wordsIn = (node: ts.Node) => [
  ...nodesIn(node, ts.isStringLiteralLike)
    .filter(({ parent }) => !ts.isBinaryExpression(parent) || !comparisons.has(parent.operatorToken.kind))
    .flatMap(({ text }) => text.split(/\s+/)),
  ...nodesIn(node, ts.isTemplateExpression).flatMap(({ head, templateSpans }) =>
    [head, ...templateSpans.map(({ literal }) => literal)].flatMap(({ text }) => text.split(/\s+/)),
  ),
];

const trees = publicFiles().map(parseFile);
const styled = classesOf(sheet('app/styles/site.css'));

describe('the sheet of public pages', () => {
  it('has every class that a public page or component names', () => {
    const named = trees.flatMap((tree) =>
      nodesIn(tree, ts.isJsxAttribute)
        .filter((attribute) => attribute.name.getText() === 'className')
        .flatMap((attribute) => wordsIn(attribute).map((name) => `${name} (${tree.fileName})`)),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((line) => !line.startsWith(' ') && !styled.has(line.split(' ')[0] ?? ''))).toEqual(
      [],
    );
  });

  it('has no class that none of them names: a first visit loads nothing in vain', () => {
    const named = new Set(trees.flatMap(wordsIn));
    expect([...styled].filter((name) => !named.has(name))).toEqual([]);
  });

  it('is not the back office’s', () => {
    expect(styled).not.toContain('office');
    expect(sheet('app/styles/site.css')).not.toContain('tailwindcss');
  });
});
