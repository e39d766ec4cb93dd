import { describe, expect, it } from 'vitest';
import { csvField, csvRecord } from '@/lib/members/csv';

/** Reads RFC 4180 records, so that what was written can be compared with what was meant. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') field += text[(index += 1)];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',') {
      record.push(field);
      field = '';
    } else if (character === '\r' && text[index + 1] === '\n') {
      records.push([...record, field]);
      record = [];
      field = '';
      index += 1;
    } else field += character;
  }
  return records;
}

/** A sequence that is the same in every run, and has no pattern that a field could hide behind. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const pieces = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '"',
  "'",
  ',',
  ';',
  ' ',
  'a',
  'é',
  '1',
  '\r\n',
  '=1+1',
  '""',
];

function randomFields(seed: number): string[] {
  const random = numbers(seed);
  const length = 1 + Math.floor(random.next().value * 6);
  return Array.from({ length }, () =>
    Array.from(
      { length: Math.floor(random.next().value * 8) },
      () => pieces[Math.floor(random.next().value * pieces.length)],
    ).join(''),
  );
}

describe('CSV', () => {
  it('gives back every field, with an apostrophe only before what would be a formula', () => {
    for (let seed = 1; seed <= 3000; seed += 1) {
      const fields = randomFields(seed);
      const [read] = readCsv(csvRecord(fields));
      expect(read, JSON.stringify(fields)).toEqual(
        fields.map((field) => (/^[=+\-@\t\r]/.test(field) ? `'${field}` : field)),
      );
    }
  });

  it('never writes a cell that starts like a formula', () => {
    for (let seed = 1; seed <= 3000; seed += 1)
      for (const field of randomFields(seed)) expect(csvField(field)).not.toMatch(/^"?[=+\-@\t\r]/);
  });

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['-1', "'-1"],
    ['two\nlines', '"two\nlines"'],
  ])('%j becomes %j', (value, written) => {
    expect(csvField(value)).toBe(written);
  });
});
