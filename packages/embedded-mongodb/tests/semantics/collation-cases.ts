import { type Document } from 'bson';

/** Manual page; collation; texts in ascending order, those that are equal together. */
export const collationCases: [page: string, collation: Document, ascending: string[][]][] = [
  ['Collation: strength 1', { locale: 'en', strength: 1 }, [['cafe', 'Café', 'CAFÉ'], ['cafes'], ['tea']]],
  ['Collation: strength 2', { locale: 'en', strength: 2 }, [['cafe', 'CAFE'], ['café', 'CAFÉ'], ['cafes']]],
  ['Collation: strength 3', { locale: 'en' }, [['cafe'], ['Cafe'], ['café'], ['Café'], ['cafes']]],
  ['Collation: strength 5', { locale: 'en', strength: 5 }, [['a'], ['A'], ['b']]],
  [
    'Collation: caseLevel',
    { locale: 'en', strength: 1, caseLevel: true },
    [
      ['cafe', 'café'],
      ['Cafe', 'Café'],
    ],
  ],
  ['Collation: caseFirst', { locale: 'en', caseFirst: 'upper' }, [['A'], ['a'], ['B'], ['b']]],
  ['Collation: caseFirst', { locale: 'en', caseFirst: 'lower' }, [['a'], ['A'], ['b'], ['B']]],
  ['Collation: caseFirst', { locale: 'en', caseFirst: 'off' }, [['a'], ['A'], ['b']]],
  ['Collation: numericOrdering', { locale: 'en', numericOrdering: true }, [['a2'], ['a10'], ['a100']]],
  [
    'Collation: numericOrdering',
    { locale: 'en_US', numericOrdering: true },
    [['-2.1'], ['-10'], ['1'], ['2.2'], ['2.10'], ['20.1']],
  ],
  ['Collation: numericOrdering', { locale: 'en', numericOrdering: false }, [['a10'], ['a100'], ['a2']]],
  [
    'Collation: alternate',
    { locale: 'en', alternate: 'shifted' },
    [['black bird', 'black-bird', 'blackbird'], ['blackbirds']],
  ],
  [
    'Collation: alternate',
    { locale: 'en', alternate: 'non-ignorable' },
    [['black bird'], ['black-bird'], ['blackbird']],
  ],
  [
    'Collation: alternate',
    { locale: 'en', alternate: 'shifted', maxVariable: 'punct' },
    [['a b', 'ab'], ['ac']],
  ],
  ['Collation: locale', { locale: 'es' }, [['nube'], ['ñandú'], ['oca']]],
  ['Collation: locale', { locale: 'en_US' }, [['ñandú'], ['nube'], ['oca']]],
  ['Collation: locale', { locale: 'sv' }, [['zebra'], ['ånga'], ['ära'], ['öl']]],
  ['Collation: locale', { locale: 'de', strength: 1 }, [['Ärger', 'arger'], ['Arzt']]],
  ['Collation: locale variant', { locale: 'de@collation=phonebook' }, [['Ad'], ['Ära'], ['Af']]],
  ['Collation: locale variant', { locale: 'es@collation=traditional' }, [['cz'], ['ch'], ['d']]],
  [
    'Collation: normalization',
    { locale: 'en', normalization: true },
    [['caf\u00e9', 'cafe\u0301'], ['cafz']],
  ],
  ['Collation: backwards', { locale: 'en', backwards: false }, [['cote'], ['coté'], ['côte'], ['côté']]],
];

/** Manual page; collation; code and message of its refusal. */
export const collationRefusals: [page: string, collation: Document, code: number, message: RegExp][] = [
  ['Collation', { strength: 1 }, 40414, /Missing 'locale'/],
  ['Collation', { locale: 'xx' }, 2, /locale: "xx"/],
  ['Collation', { locale: 'en-US' }, 2, /locale: "en-US"/],
  ['Collation', { locale: 'en@collation=phonebook' }, 2, /phonebook/],
  ['Collation', { locale: 5 }, 14, /locale in collation/],
  ['Collation', { locale: 'en', strength: 6 }, 2, /strength 6 is not supported/],
  ['Collation', { locale: 'en', strength: 4 }, 2, /strength 4 is not supported/],
  [
    'Collation',
    { locale: 'en', strength: 2, caseLevel: true },
    2,
    /'caseLevel' is supported with strength 1/,
  ],
  ['Collation', { locale: 'en', caseFirst: 'first' }, 14, /caseFirst in collation must be one of/],
  ['Collation', { locale: 'en', caseLevel: 1 }, 14, /caseLevel in collation/],
  ['Collation', { locale: 'en', alternate: 'moved' }, 14, /alternate in collation must be one of/],
  ['Collation', { locale: 'en', alternate: 'shifted', maxVariable: 'space' }, 2, /'maxVariable: space'/],
  ['Collation', { locale: 'fr', backwards: true }, 2, /'backwards' is not supported/],
  ['Collation', { locale: 'en', flavour: 'sweet' }, 40415, /collation: flavour/],
];
