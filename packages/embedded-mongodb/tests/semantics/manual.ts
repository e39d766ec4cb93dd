/** What a table of cases is about: the use of its operators, by which the manual has their pages. */
export type Family = 'query' | 'update' | 'projection' | 'stage' | 'expression' | 'window';

/** Pages that are not called after an operator, or are of another family than their table. */
const pages: Record<string, string> = {
  $meta: 'reference/operator/aggregation/meta',
  '$slice (aggregation)': 'reference/operator/aggregation/slice',
  'Aggregation expressions in find': 'reference/method/db.collection.find',
  'Aggregation Stages': 'reference/mql/aggregation-stages',
  Collation: 'reference/collation',
  'Comparison/Sort Order': 'reference/bson-type-comparison-order',
  'cursor.sort()': 'reference/method/cursor.sort',
  'Dollar-Prefixed Field Names': 'core/dot-dollar-considerations/dollar-prefix',
  'Dot notation': 'core/document',
  'Expression Operators': 'reference/mql/expressions',
  'Field Paths': 'core/field-paths',
  'Project Fields to Return': 'tutorial/project-fields-from-query-results',
  'Query an Array': 'tutorial/query-arrays',
  'Query an Array of Embedded Documents': 'tutorial/query-array-of-documents',
  'Query for Null or Missing Fields': 'tutorial/query-for-null-fields',
  'Query on Embedded/Nested Documents': 'tutorial/query-embedded-documents',
  'Query Predicates': 'reference/mql/query-predicates',
  'Replace Documents': 'reference/method/db.collection.replaceOne',
  'Update Operators': 'reference/mql/update',
  'Updates with Aggregation Pipeline': 'tutorial/update-documents-with-aggregation-pipeline',
  Upsert: 'reference/method/db.collection.update',
  Variables: 'reference/aggregation-variables',
};

const folders: Record<Family, string> = {
  query: 'reference/operator/query',
  update: 'reference/operator/update',
  projection: 'reference/operator/projection',
  stage: 'reference/operator/aggregation',
  expression: 'reference/operator/aggregation',
  window: 'reference/operator/aggregation',
};

const positions: Record<string, string> = {
  $: 'positional',
  '$[]': 'positional-all',
  '$[<identifier>]': 'positional-filtered',
};

/** Accumulators that are something else as well: they have a page for each use, elsewhere than the accumulator's. */
const otherUses: Partial<Record<Family, { folder: string; names: string }>> = {
  expression: {
    folder: 'reference/expression',
    names: '$avg $concatArrays $first $last $max $mergeObjects $min $setUnion $sum',
  },
  window: {
    folder: 'reference/mql/window-functions',
    names: '$addToSet $avg $count $first $last $max $min $push $sum',
  },
};

/**
 * The page of the manual that a case rests on.
 * @param title an operator's name or a page's title, perhaps with a remark behind a colon
 * @returns the path of the page below mongodb.com/docs/manual; undefined if no page is named
 */
export function manualPage(title: string, family: Family): string | undefined {
  const [name = ''] = title.split(':');
  if (Object.hasOwn(pages, name)) return pages[name];
  const operator = name.replace(/ \((?:update|projection)\)$/, '');
  if (Object.hasOwn(positions, operator)) return `${folders[family]}/${positions[operator]}`;
  if (!/^\$[a-z][a-zA-Z0-9]+$/.test(operator)) return undefined;
  const other = otherUses[family];
  const isElsewhere = other?.names.split(' ').includes(operator);
  return `${isElsewhere ? other?.folder : folders[family]}/${operator.slice(1)}`;
}
