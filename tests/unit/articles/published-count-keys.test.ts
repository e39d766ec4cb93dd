import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { countChanges, type Countable } from '@/lib/articles/published-count-keys';

const [mining, law] = [new Types.ObjectId(), new Types.ObjectId()];
const item: Countable = { state: 'published', trashed: false, day: '2017-09-16', topicIds: [mining] };
const draft: Countable = { ...item, state: 'draft' };
const changes = (before: Countable, after: Countable) => Object.fromEntries(countChanges(before, after));

describe('which counts change', () => {
  it('are those of its month and topics when an item goes out or comes down', () => {
    const one = { 'month/2017-09': 1, [`topic/${mining.toHexString()}`]: 1 };
    expect(changes(draft, item)).toEqual(one);
    expect(changes({ ...item, trashed: true }, item)).toEqual(one);
    expect(Object.values(changes(item, { ...item, state: 'archived' }))).toEqual([-1, -1]);
  });

  it('are those that differ when a public item moves', () => {
    expect(changes(item, { ...item, day: '2017-10-01', topicIds: [law, mining] })).toEqual({
      'month/2017-09': -1,
      'month/2017-10': 1,
      [`topic/${law.toHexString()}`]: 1,
    });
  });

  it('are none where readers see no difference', () => {
    expect(changes(item, { ...item, day: '2017-09-30', topicIds: [mining, mining] })).toEqual({});
    expect(changes(draft, { ...draft, day: '2016-01-01', topicIds: [] })).toEqual({});
  });
});
