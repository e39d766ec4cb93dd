/** What a table of cases is about: the part of the manual in which its operators have their pages. */
export type Family = 'query' | 'update' | 'projection' | 'aggregation';

/** Pages that are not called after an operator, by their title. Paths are below mongodb.com/docs/manual. */
const pages: Record<string, string> = {
  'Aggregation expressions in find': 'reference/method/db.collection.find',
  'Aggregation Stages': 'reference/mql/aggregation-stages',
  Collation: 'reference/collation',
  'Comparison/Sort Order': 'reference/bson-type-comparison-order',
  'cursor.sort()': 'reference/method/cursor.sort',
  'db.collection.updateOne()': 'reference/method/db.collection.updateOne',
  'Dot notation': 'core/document',
  'Expression Operators': 'reference/mql/expressions',
  'Field Paths': 'core/field-paths',
  'Multikey Indexes': 'core/indexes/index-types/index-multikey',
  'Project Fields to Return': 'tutorial/project-fields-from-query-results',
  'Query an Array': 'tutorial/query-arrays',
  'Query an Array of Embedded Documents': 'tutorial/query-array-of-documents',
  'Query for Null or Missing Fields': 'tutorial/query-for-null-fields',
  'Query on Embedded/Nested Documents': 'tutorial/query-embedded-documents',
  'Query Predicates': 'reference/mql/query-predicates',
  'Replace Documents': 'reference/method/db.collection.replaceOne',
  'Text Indexes': 'core/indexes/index-types/index-text',
  'Update Operators': 'reference/mql/update',
  'Updates with Aggregation Pipeline': 'tutorial/update-documents-with-aggregation-pipeline',
  Upsert: 'reference/method/db.collection.update',
  Variables: 'reference/aggregation-variables',
};

const positions: Record<string, string> = {
  $: 'positional',
  '$[]': 'positional-all',
  '$[<identifier>]': 'positional-filtered',
};

/**
 * The page of the manual that a case rests on.
 * @param title an operator's name or a page's title, perhaps with a remark behind a colon
 * @returns the path of the page; undefined if no page is named
 */
export function manualPage(title: string, family: Family): string | undefined {
  const [name = ''] = title.replace(/ \((?:update|projection|aggregation)\)$/, '').split(':');
  if (Object.hasOwn(pages, name)) return pages[name];
  if (Object.hasOwn(positions, name)) return `reference/operator/${family}/${positions[name]}`;
  return /^\$[a-z][a-zA-Z0-9]+$/.test(name) ? `reference/operator/${family}/${name.slice(1)}` : undefined;
}
