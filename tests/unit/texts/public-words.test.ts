import ts from 'typescript';
import { expect, it } from 'vitest';
import { nodesIn, parseFile, publicFiles } from '../../support/public-files';

const spoken =
  /^(aria-label|alt|caption|hint|label|legend|pendingLabel|placeholder|question|summaryLabel|title)$/;

/** Words that stand in the markup itself: texts between tags, and attributes that are read out or shown. */
function words(tree: ts.SourceFile): string[] {
  const texts = nodesIn(tree, ts.isJsxText).map(({ text }) => text.trim());
  const attributes = nodesIn(tree, ts.isJsxAttribute)
    .filter(
      ({ name, initializer }) =>
        spoken.test(name.getText()) && initializer && ts.isStringLiteral(initializer),
    )
    .map((attribute) => attribute.getText());
  return [...texts, ...attributes].filter((text) => /\p{L}{2}/u.test(text));
}

it('public pages take their words from the catalogue (lib/texts)', () => {
  const found = publicFiles().flatMap((file) => words(parseFile(file)).map((text) => `${file}: ${text}`));
  expect(found).toEqual([]);
});
