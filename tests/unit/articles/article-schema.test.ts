import { describe, expect, it } from 'vitest';
import { createArticleSchema, saveArticleSchema, scheduleArticleSchema } from '@/lib/articles/article-schema';
import { jsonField } from '@/lib/kernel/json-field';

const id = '65a1b2c3d4e5f60718293a4b';
const problems = (value: unknown) => {
  const parsed = saveArticleSchema.safeParse({ id, version: 1, ...(value as object) });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
};

describe('a save', () => {
  it('leaves out what is not given', () => {
    expect(saveArticleSchema.parse({ id, version: '3', title: ' A\n headline ' })).toEqual({
      id,
      version: 3,
      title: 'A headline',
    });
  });

  it('reads London times and times with a zone alike', () => {
    const summer = saveArticleSchema.parse({ id, version: 1, event: { startsAt: '2017-10-14T09:30' } });
    expect(summer.event?.startsAt.toISOString()).toBe('2017-10-14T08:30:00.000Z');
    const zoned = saveArticleSchema.parse({
      id,
      version: 1,
      event: { startsAt: '2017-10-14T09:30:00+02:00' },
    });
    expect(zoned.event?.startsAt.toISOString()).toBe('2017-10-14T07:30:00.000Z');
    expect(saveArticleSchema.parse({ id, version: 1, event: null }).event).toBeNull();
  });

  it.each([
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ slug: 'Not An Address' }, 'slug'],
    [{ slug: { $gt: '' } }, 'slug'],
    [{ day: '2017-02-30' }, 'day'],
    [{ topicIds: ['nope'] }, 'topicIds.0'],
    [{ topicIds: { $ne: null } }, 'topicIds'],
    [{ lang: 'tlh' }, 'lang'],
    [{ body: { type: 'doc', content: [{ type: 'script' }] } }, 'body'],
    [{ event: { startsAt: '' } }, 'event.startsAt'],
    [{ event: { startsAt: '2017-10-14T12:00', endsAt: '2017-10-14T11:00' } }, 'event.endsAt'],
    [{ corrections: [{ day: '2017-10-01', text: '' }] }, 'corrections.0.text'],
    [{ bulletin: { number: '', period: 'June 2009' } }, 'bulletin.number'],
    [{ bulletin: { number: 0, period: 'June 2009' } }, 'bulletin.number'],
    [{ bulletin: { number: 13.5, period: 'June 2009' } }, 'bulletin.number'],
    [{ bulletin: { number: { $gt: 0 }, period: 'June 2009' } }, 'bulletin.number'],
    [{ bulletin: { number: 134, period: ' ' } }, 'bulletin.period'],
    [{ bulletin: { number: 134, period: 'x'.repeat(61) } }, 'bulletin.period'],
    [{ version: 0 }, 'version'],
    [{ id: 'x' }, 'id'],
    [{ state: 'published' }, ''],
  ])('refuses %j', (value, field) => expect(problems(value)).toEqual([field]));

  it('reads a bulletin’s number as it is typed and as programs send it', () => {
    for (const number of [134, '134', ' 134 '])
      expect(
        saveArticleSchema.parse({ id, version: 1, bulletin: { number, period: ' June ' } }).bulletin,
      ).toEqual({
        number: 134,
        period: 'June',
      });
    expect(saveArticleSchema.parse({ id, version: 1, bulletin: null }).bulletin).toBeNull();
  });

  it('names a topic once', () => {
    expect(saveArticleSchema.parse({ id, version: 1, topicIds: [id, id.toUpperCase()] }).topicIds).toEqual([
      id,
    ]);
  });
});

it('a new item needs nothing', () => {
  expect(createArticleSchema.parse({})).toMatchObject({ title: '', lang: 'en', topicIds: [], event: null });
});

it('a time to go out must be a time', () => {
  expect(scheduleArticleSchema.safeParse({ id, version: 1, scheduledFor: 'tomorrow' }).success).toBe(false);
});

describe('a form in one field', () => {
  const schema = jsonField('article', saveArticleSchema, 1000);
  it('reports what is wrong under the inner names', () => {
    const parsed = schema.safeParse({ article: JSON.stringify({ id, version: 1, day: 'x' }) });
    expect(parsed.error?.issues[0]?.path).toEqual(['day']);
  });
  it.each([
    ['broken', '{'],
    ['no text', ['{}']],
    ['too long', ' '.repeat(1001)],
  ])('refuses what is %s', (_name, article) => expect(schema.safeParse({ article }).success).toBe(false));
});
