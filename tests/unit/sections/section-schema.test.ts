import { describe, expect, it } from 'vitest';
import { createSectionSchema, saveSectionSchema } from '@/lib/sections/section-schema';

const section = {
  title: ' Land  and water ',
  opening: 'Opening.',
  body: { type: 'doc', content: [] },
  kind: 'background',
  furtherReading: [{ title: 'A report', href: 'example.org/report', lang: 'es', year: '2003' }],
  lastReviewed: '2017-10-01',
  topicIds: [],
};

describe('a section’s form', () => {
  it('is put in order', () => {
    expect(createSectionSchema.parse(section)).toMatchObject({
      title: 'Land and water',
      furtherReading: [{ href: 'https://example.org/report', year: 2003 }],
    });
    const inPrint = [{ title: 'A book', href: '', lang: 'en', year: '' }];
    expect(createSectionSchema.parse({ ...section, furtherReading: inPrint }).furtherReading).toEqual([
      { title: 'A book', href: '', lang: 'en', year: null },
    ]);
  });

  it.each([
    ['title', { title: ' ' }],
    ['opening', { opening: '' }],
    ['lastReviewed', { lastReviewed: '2017-13-01' }],
    ['lastReviewed', { lastReviewed: '2999-01-01' }],
    ['kind', { kind: 'secret' }],
    ['topicIds.0', { topicIds: ['x'] }],
    [
      'furtherReading.0.href',
      { furtherReading: [{ ...section.furtherReading[0], href: 'javascript:alert(1)' }] },
    ],
    ['furtherReading.0.title', { furtherReading: [{ ...section.furtherReading[0], title: '' }] }],
    ['furtherReading.0.lang', { furtherReading: [{ ...section.furtherReading[0], lang: 'xx' }] }],
    ['furtherReading.0.year', { furtherReading: [{ ...section.furtherReading[0], year: 'soon' }] }],
    ['furtherReading.0.year', { furtherReading: [{ ...section.furtherReading[0], year: '20' }] }],
  ])('says what is wrong with %s', (path, change) => {
    const parsed = createSectionSchema.safeParse({ ...section, ...change });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });

  it('may leave details as they are', () => {
    const { title, opening, body } = section;
    const input = { id: '0123456789abcdef01234567', version: 1, title, opening, body };
    expect(Object.keys(saveSectionSchema.parse(input)).sort()).toEqual(Object.keys(input).sort());
  });
});
