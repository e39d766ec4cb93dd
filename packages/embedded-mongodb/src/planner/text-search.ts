import type { Document } from 'bson';
import { badValue } from '../errors';
import { parseTextQuery, setTextScore, tokenise } from '../semantics';
import type { CollectionInfo } from '../storage/catalogue';
import { indexPrefix, readRecord, recordOf } from '../storage/collection';
import { prefixRange, scanEntries } from '../storage/snapshot';
import type { IndexDefinition } from '../storage/index-definition';
import { termKey, textsAt } from '../storage/text-keys';
import type { TextScan } from './access-path';
import type { ReadContext } from './read-context';
import { Row } from './row';

const OPTIONS = new Set(['$search', '$language', '$caseSensitive', '$diacriticSensitive']);

interface TextQuery {
  terms: string[];
  phrases: string[];
  negated: string[];
}

/** The rows that hold one of the words, and none of the excluded ones, with their score; best first. */
export function* textMatches(
  info: CollectionInfo,
  { index, search }: TextScan,
  context: ReadContext,
): Generator<Row> {
  const query = readSearch(search);
  const scores = termScores(index, query.terms, context);
  const excluded = termScores(
    index,
    query.negated.filter((text) => tokenise(text).length === 1),
    context,
  );
  for (const record of excluded.keys()) scores.delete(record);
  const needsText = query.phrases.length > 0 || query.negated.some((text) => tokenise(text).length > 1);
  for (const [record, score] of [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0])) {
    context.tick();
    const raw = readRecord(context.current, info.id, record);
    if (!raw) continue;
    context.docsExamined++;
    const row = new Row(record, raw);
    if (needsText && !holdsPhrases(index, row.doc, query)) continue;
    setTextScore(row.doc, score);
    yield row;
  }
}

function readSearch(search: Document): TextQuery {
  for (const option of Object.keys(search)) {
    if (!OPTIONS.has(option)) throw badValue(`unknown $text option: ${option}`);
  }
  if (typeof search.$search !== 'string') throw badValue('$text requires a string $search');
  if (search.$language !== undefined && search.$language !== 'none') {
    throw badValue(`$text: $language '${String(search.$language)}' is not supported, only 'none'`);
  }
  if (search.$caseSensitive === true) throw badValue('$text: $caseSensitive is not supported');
  if (search.$diacriticSensitive === true) throw badValue('$text: $diacriticSensitive is not supported');
  return parseTextQuery(search.$search);
}

function termScores(index: IndexDefinition, terms: string[], context: ReadContext): Map<number, number> {
  const scores = new Map<number, number>();
  for (const term of new Set(terms)) {
    const range = prefixRange(Buffer.concat([indexPrefix(index.id), termKey(term)]));
    for (const { key, value } of scanEntries(context, 'entries', range)) {
      context.tick();
      context.keysExamined++;
      const record = recordOf(key);
      scores.set(record, (scores.get(record) ?? 0) + value.readDoubleBE());
    }
  }
  return scores;
}

/** Phrases must stand in one field, word after word; excluded phrases must not. */
function holdsPhrases(index: IndexDefinition, doc: Document, { phrases, negated }: TextQuery): boolean {
  const texts = [...(index.weights ?? new Map<string, number>()).keys()]
    .flatMap((path) => textsAt(doc, path))
    .map((text) => ` ${tokenise(text).join(' ')} `);
  const holds = (phrase: string) => texts.some((text) => text.includes(` ${tokenise(phrase).join(' ')} `));
  return phrases.every(holds) && !negated.some(holds);
}
