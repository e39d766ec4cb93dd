import { type Document } from 'bson';

/** What the cases search: the title counts five times as much as the text. */
export const texts: Document[] = [
  { _id: 1, title: 'Coffee shop', text: 'Beans from Cusco, roasted today.' },
  { _id: 2, title: 'Shops', text: 'The coffee is good; the coffee is strong.' },
  { _id: 3, title: 'Cuscó by night', text: 'A shop that sells COFFEE and cake.' },
  { _id: 4, title: 'Tea', text: 'No beans at all.' },
  { _id: 5, title: ['Well-known', 'Ñandú'], text: 'running runs run' },
];

/** Manual page; `$text`; the `_id`s found, best first; further conditions. */
export const textCases: [page: string, search: Document, found: number[], more?: Document][] = [
  ['$text: words are alternatives', { $search: 'coffee tea' }, [4, 1, 2, 3]],
  ['$text: case insensitivity', { $search: 'CAKE' }, [3]],
  ['$text: diacritic insensitivity', { $search: 'cusco' }, [3, 1]],
  ['$text: diacritic insensitivity', { $search: 'nandu' }, [5]],
  ['$text: weights', { $search: 'shop' }, [1, 3]],
  ['$text: phrases', { $search: '"coffee shop"' }, [1]],
  ['$text: phrases', { $search: '"coffee is" strong' }, [2]],
  ['$text: phrases', { $search: '"shop coffee"' }, []],
  ['$text: negations', { $search: 'coffee -cake' }, [1, 2]],
  ['$text: negations', { $search: 'coffee -"coffee shop"' }, [2, 3]],
  ['$text: a hyphen inside a word negates nothing', { $search: 'well-known' }, [5]],
  ['$text: only negations', { $search: '-coffee' }, []],
  ['$text: nothing', { $search: '' }, []],
  ['$text: no stemming for none', { $search: 'runs' }, [5]],
  ['$text: no stemming for none', { $search: 'bean' }, []],
  ['$text: delimiters', { $search: 'today' }, [1]],
  ['$text: with a condition', { $search: 'coffee' }, [2, 3], { _id: { $gt: 1 } }],
  ['$text: with $and', { $search: 'beans' }, [4], { $and: [{ title: 'Tea' }] }],
];
