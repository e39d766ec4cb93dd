import { describe, expect, it } from 'vitest';
import { kindsFromRows } from '@/lib/settings/kind-rows';
import { settingsSchema } from '@/lib/settings/settings-schema';

const stored = [
  { key: 'waged', label: 'Waged', hint: '' },
  { key: 'unwaged', label: 'Unwaged', hint: '' },
];
const row = (key: string, label: string, position = '') => ({ key, label, hint: '', position });

describe('kinds of membership from the form’s rows', () => {
  it('keep their key when the label changes', () => {
    expect(kindsFromRows(stored, [row('waged', 'With a wage'), row('unwaged', 'Unwaged')])).toEqual([
      { key: 'waged', label: 'With a wage', hint: '' },
      { key: 'unwaged', label: 'Unwaged', hint: '' },
    ]);
  });

  it('go where their number says, and away with their label', () => {
    const keys = (rows: ReturnType<typeof row>[]) => kindsFromRows(stored, rows).map((kind) => kind.key);
    expect(keys([row('waged', 'Waged', '2'), row('unwaged', 'Unwaged', '1')])).toEqual(['unwaged', 'waged']);
    expect(keys([row('waged', ''), row('unwaged', 'Unwaged')])).toEqual(['unwaged']);
  });

  it('get a key of their own when new, never one that was given before', () => {
    const kinds = kindsFromRows(stored, [row('waged', 'Waged'), row('', 'Waged'), row('made-up', 'Friend')]);
    expect(kinds.map((kind) => kind.key)).toEqual(['waged', 'waged-2', 'friend']);
    const twice = kindsFromRows(stored, [row('waged', 'Waged'), row('waged', 'Again')]);
    expect(twice.map((kind) => kind.key)).toEqual(['waged', 'again']);
    const reborn = kindsFromRows(stored, [row('waged', ''), row('', 'Waged')]);
    expect(reborn.map((kind) => kind.key)).toEqual(['waged-2']);
  });
});

describe('the settings form', () => {
  const form = {
    version: '3',
    strapline: ' News ',
    contactEmail: '',
    answerDays: '21',
    joinReasons: 'One\r\n\r\n Two ',
    'kinds.0.key': 'waged',
    'kinds.0.label': 'Waged',
    'consents.0.key': 'record',
    'consents.0.wording': 'May keep these details.',
  };

  it('gathers rows and lines', () => {
    const parsed = settingsSchema.parse(form);
    expect(parsed).toMatchObject({ version: 3, strapline: 'News', joinReasons: ['One', 'Two'] });
    expect(parsed.kinds).toEqual([row('waged', 'Waged')]);
    expect(parsed.consents).toEqual([{ key: 'record', wording: 'May keep these details.' }]);
  });

  it('names the field that is at fault', () => {
    const wrong = {
      ...form,
      'consents.0.wording': ' ',
      'kinds.0.position': 'first',
      contactEmail: 'nowhere',
      answerDays: '0',
    };
    const paths = settingsSchema.safeParse(wrong).error?.issues.map((issue) => issue.path.join('.'));
    expect(paths?.sort()).toEqual(['answerDays', 'consents.0.wording', 'contactEmail', 'kinds.0.position']);
  });

  it('ignores rows beyond its bounds', () => {
    expect(
      settingsSchema.parse({ ...form, 'kinds.999999999.label': 'x', 'kinds.0.__proto__': 'x' }).kinds,
    ).toHaveLength(1);
  });
});
