import type { Document } from 'bson';
import { badValue } from '../errors';
import { parseTextQuery, tokenise, type TextQuery } from '../semantics';
import type { CollectionInfo } from '../storage/catalogue';
import type { IndexDefinition } from '../storage/index-definition';
import { readRecord } from '../storage/record-keys';
import { eachScore } from '../storage/text-index';
import { termOf, textsAt } from '../storage/text-keys';
import type { TextScan } from './access-path';
import type { ReadContext } from './read-context';
import { bestFirst } from './best-first';
import { Row } from './row';

/** The options of `$text`, and what each may be. */
const options = new Map<string, (value: unknown) => boolean>([
  ['$search', (value) => typeof value === 'string'],
  ['$language', (value) => value === 'none'],
  ['$caseSensitive', (value) => value === false],
  ['$diacriticSensitive', (value) => value === false],
]);

/** The rows that hold one of the words, and none of the excluded ones, with their score; best first. */
export function* textMatches(
  info: CollectionInfo,
  { index, search }: TextScan,
  context: ReadContext,
): Generator<Row> {
  const query = readSearch(search);
  const scores = termScores(index, query.terms, context);
  const words = query.negated.filter((text) => !text.includes(' '));
  for (const record of termScores(index, words, context).keys()) scores.delete(record);
  const needsText = query.phrases.length > 0 || query.negated.length > words.length;
  for (const [record, score] of bestFirst(scores)) {
    context.tick();
    const raw = readRecord(context.current, info.id, record);
    if (!raw) continue;
    context.docsExamined++;
    // Stored scores are floats: what lies beyond their precision is no part of the score.
    const row = new Row(record, raw, Number(score.toPrecision(7)));
    if (needsText && !holdsPhrases(index, row.with(index.topFields), query)) continue;
    yield row;
  }
}

function readSearch(search: Document): TextQuery {
  if (search.$search === undefined) throw badValue('$text requires a string $search');
  for (const [option, value] of Object.entries(search) as [string, unknown][])
    if (!options.get(option)?.(value)) throw badValue(`$text: ${option} '${String(value)}' is not supported`);
  return parseTextQuery(search.$search as string);
}

function termScores(index: IndexDefinition, words: string[], context: ReadContext): Map<number, number> {
  const scores = new Map<number, number>();
  const add = (record: number, score: number) => {
    context.keysExamined++;
    scores.set(record, (scores.get(record) ?? 0) + score);
  };
  eachScore(context.current, index, new Set(words.map(termOf)), add, () => context.tick());
  return scores;
}

/** Phrases must stand in one field, word after word; excluded phrases must not. */
function holdsPhrases(index: IndexDefinition, doc: Document, { phrases, negated }: TextQuery): boolean {
  const texts = [...(index.weights ?? new Map<string, number>()).keys()]
    .flatMap((path) => textsAt(doc, path))
    .map((text) => ` ${tokenise(text).join(' ')} `);
  const holds = (phrase: string) => texts.some((text) => text.includes(` ${phrase} `));
  return phrases.every(holds) && !negated.some(holds);
}
