import { type Document } from 'bson';
import { decimal, int, long, refused } from './support';

/** Cakes sold in two states, the documents of the window cases. */
export const cakes = (): Document[] => [
  { _id: 0, state: 'A', at: new Date('2020-05-01'), n: int(120), price: decimal('13.5') },
  { _id: 1, state: 'B', at: new Date('2020-05-02'), n: int(140), price: decimal('14') },
  { _id: 2, state: 'A', at: new Date('2020-05-03'), n: int(145), price: decimal('12') },
  { _id: 3, state: 'B', at: new Date('2020-05-10'), n: int(104), price: decimal('13') },
  { _id: 4, state: 'A', at: new Date('2020-05-04'), n: int(145), price: null },
];

type Case = [page: string, stage: Document, expected: unknown];

/** Gives the value of `x` for each document, by `_id`. */
const over = (page: string, operator: Document, expected: unknown, more: Document = {}): Case => [
  page,
  { partitionBy: '$state', sortBy: { at: 1 }, output: { x: operator }, ...more },
  expected,
];

/** Manual page; the operand of `$setWindowFields`; what it sets as `x`, in the order of `_id`. */
export const windowCases: Case[] = [
  over('$setWindowFields', { $sum: '$n', window: { documents: ['unbounded', 'current'] } }, [
    int(120),
    int(140),
    int(265),
    int(244),
    int(410),
  ]),
  over('$setWindowFields', { $sum: '$n' }, [int(410), int(244), int(410), int(244), int(410)]),
  over('$setWindowFields', { $push: '$_id', window: { documents: [-1, 0] } }, [
    [0],
    [1],
    [0, 2],
    [1, 3],
    [2, 4],
  ]),
  over('$setWindowFields', { $push: '$_id', window: { documents: [1, 'unbounded'] } }, [
    [2, 4],
    [3],
    [4],
    [],
    [],
  ]),
  over('$setWindowFields', { $avg: '$price', window: { documents: [-1, 1] } }, [
    decimal('12.75'),
    decimal('13.5'),
    decimal('12.75'),
    decimal('13.5'),
    decimal('12'),
  ]),
  over('$setWindowFields: an empty window', { $max: '$n', window: { documents: [2, 3] } }, [
    int(145),
    null,
    null,
    null,
    null,
  ]),
  over(
    '$setWindowFields: one partition',
    { $count: {}, window: { documents: ['current', 'unbounded'] } },
    [int(5), int(4), int(3), int(1), int(2)],
    { partitionBy: undefined },
  ),
  over(
    '$setWindowFields: range',
    { $push: '$_id', window: { range: [-10, 10] } },
    [[0], [1], [2, 4], [3], [2, 4]],
    { sortBy: { n: 1 } },
  ),
  over(
    '$setWindowFields: range',
    { $push: '$_id', window: { range: ['unbounded', 0] } },
    [[0], [3, 1], [0, 2, 4], [3], [0, 2, 4]],
    { sortBy: { n: 1 } },
  ),
  over(
    '$setWindowFields: the current document alone, not its equals',
    { $push: '$_id', window: { range: ['unbounded', 'current'] } },
    [[0], [3, 1], [0, 2], [3], [0, 2, 4]],
    { sortBy: { n: 1 } },
  ),
  over(
    '$setWindowFields: the current document alone, not its equals',
    { $push: '$_id', window: { range: ['current', 100] } },
    [[0, 2, 4], [1], [2, 4], [3, 1], [4]],
    { sortBy: { n: 1 } },
  ),
  over(
    '$setWindowFields: range of dates',
    { $push: '$_id', window: { range: [-1, 'current'], unit: 'day' } },
    [[0], [1], [2], [3], [2, 4]],
  ),
  over(
    '$setWindowFields: range of dates',
    { $push: '$_id', window: { range: [-1, 'current'], unit: 'week' } },
    [[0], [1], [0, 2], [3], [0, 2, 4]],
  ),
  over(
    '$setWindowFields: dotted output',
    { $sum: '$n' },
    [int(410), int(244), int(410), int(244), int(410)],
    { sortBy: undefined },
  ),
  over('$first', { $first: '$_id' }, [0, 1, 0, 1, 0]),
  over('$last', { $last: '$_id', window: { documents: ['unbounded', 'current'] } }, [0, 1, 2, 3, 4]),
  over('$addToSet', { $addToSet: '$n' }, [
    [int(120), int(145)],
    [int(140), int(104)],
    [int(120), int(145)],
    [int(140), int(104)],
    [int(120), int(145)],
  ]),
  over('$documentNumber', { $documentNumber: {} }, [long(3), long(1), long(1), long(2), long(2)], {
    sortBy: { n: -1 },
  }),
  over('$rank', { $rank: {} }, [long(3), long(1), long(1), long(2), long(1)], { sortBy: { n: -1 } }),
  over('$denseRank', { $denseRank: {} }, [long(2), long(1), long(1), long(2), long(1)], {
    sortBy: { n: -1 },
  }),
  over('$shift', { $shift: { output: '$_id', by: 1, default: 'none' } }, [2, 3, 4, 'none', 'none']),
  over('$shift', { $shift: { output: '$_id', by: -1 } }, [null, null, 0, 1, 2]),
  over('$setWindowFields', { $sum: '$n', window: { documents: [-1, 0] } }, refused(5339901, /sortBy/), {
    sortBy: undefined,
  }),
  over('$setWindowFields', { $sum: '$n', window: { documents: [1, 0] } }, refused(9, /in their order/)),
  over('$setWindowFields', { $sum: '$n', window: { range: ['current', -1] } }, refused(9, /in their order/)),
  over(
    '$setWindowFields: a range of values of another type',
    { $sum: '$n', window: { range: ['unbounded', 'unbounded'] } },
    refused(5429414, /number, but it was null/),
    { sortBy: { price: 1 } },
  ),
  over('$setWindowFields', { $count: { n: 1 } }, refused(40415, /n/)),
  over(
    '$setWindowFields',
    { $sum: '$n', window: { documents: [0, 1], range: [0, 1] } },
    refused(9, /not both/),
  ),
  over(
    '$setWindowFields',
    { $sum: '$n', window: { range: [0, 1] } },
    refused(5429414, /number, but it was date/),
  ),
  over(
    '$setWindowFields',
    { $sum: '$n', window: { range: [0, 1], unit: 'day' } },
    refused(5429513, /Date, but it was int/),
    { sortBy: { n: 1 } },
  ),
  over(
    '$setWindowFields',
    { $sum: '$n', window: { range: [-1.5, 0], unit: 'day' } },
    refused(9, /whole number/),
  ),
  over('$setWindowFields', { $sum: '$n', window: { range: [0, 1] } }, refused(5339902, /ascending/), {
    sortBy: { n: -1 },
  }),
  over('$locf', { $locf: '$price' }, refused(9, /'\$locf' is unknown or not supported/)),
  over('$setWindowFields', { $nothing: 1 }, refused(9, /\$nothing/)),
  over('$setWindowFields', { $sum: '$n' }, refused(14, /array/), { partitionBy: ['$state'] }),
  over('$rank', { $rank: {}, window: { documents: [0, 1] } }, refused(5371602, /window/)),
  over('$rank', { $rank: {} }, refused(5371602, /sortBy/), { sortBy: undefined }),
  over('$rank', { $rank: {} }, refused(5371602, /one field/), { sortBy: { n: 1, at: 1 } }),
  over('$rank', { $rank: '$n' }, refused(14, /\$rank/)),
  over('$shift', { $shift: { output: 1, by: 'x' } }, refused(14, /integer/)),
  over('$shift', { $shift: { output: 1, by: 1, default: '$_id' } }, refused(9, /constant/)),
];
