import { describe, expect, it } from 'vitest';
import { formValues } from '@/lib/kernel/form-values';

const form = (entries: [string, string | File][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe('a form as plain values', () => {
  it('keeps a string a string and names ending in [] lists, even of one', () => {
    expect(
      formValues(
        form([
          ['title', 'A'],
          ['topics[]', 'x'],
        ]),
      ),
    ).toEqual({ title: 'A', topics: ['x'] });
  });

  it('makes a list of a name that comes twice, which a schema for a string then refuses', () => {
    expect(
      formValues(
        form([
          ['title', 'A'],
          ['title', 'B'],
        ]),
      ),
    ).toEqual({ title: ['A', 'B'] });
  });

  it('leaves out files and the framework’s own fields', () => {
    expect(
      formValues(
        form([
          ['$ACTION_REF_1', ''],
          ['file', new File(['x'], 'x.txt')],
          ['q', '1'],
        ]),
      ),
    ).toEqual({ q: '1' });
  });
});
