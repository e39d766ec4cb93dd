import { clauseForms } from './match-segment';
import type { Clause } from './search-query';
import { wordsOf, type Word } from './words';

/** A run of text; `marked` where it is what was looked for. Plain text, to be escaped by whoever shows it. */
export type TextPart = { text: string; marked: boolean };

/** A text's parts, and which of the clauses (by position) occur in it. */
export type Highlighted = { parts: TextPart[]; clauses: Set<number> };

type Mark = { start: number; end: number; clause: number };

const excerptLength = 260;
/** So much of a long text is looked at. */
const mostRead = 60_000;

/** The whole text with what was looked for marked; accents and capitals make no difference. */
export function highlight(text: string, wanted: Clause[]): Highlighted {
  const marks = marksIn(text, wanted);
  return { parts: toParts(text, 0, text.length, marks), clauses: new Set(marks.map(({ clause }) => clause)) };
}

/**
 * The part of a long text, at most about 260 characters, in which most of the clauses stand; null where none does.
 * `skip` are clauses that the reader sees elsewhere already: they count only where there is no other.
 */
export function excerpt(text: string, wanted: Clause[], skip: Set<number> = new Set()): Highlighted | null {
  const start = text.slice(0, mostRead);
  const marks = marksIn(start, wanted);
  const fresh = marks.filter(({ clause }) => !skip.has(clause));
  const first = bestStart(fresh);
  if (!first) return null;
  const from = sentenceStart(start, first.start);
  const to = wordEnd(start, from + excerptLength);
  const shown = marks.filter((mark) => mark.start >= from && mark.end <= to);
  const parts = toParts(start, from, to, shown);
  if (from > 0) parts.unshift({ text: '… ', marked: false });
  if (to < text.length) parts.push({ text: ' …', marked: false });
  return { parts, clauses: new Set(shown.map(({ clause }) => clause)) };
}

function marksIn(text: string, wanted: Clause[]): Mark[] {
  const words = wordsOf(text);
  const marks = wanted.flatMap((clause, number) =>
    clause.exact ? phraseMarks(words, clause.words, number) : wordMarks(words, clauseForms(clause), number),
  );
  return marks.sort((one, other) => one.start - other.start || other.end - one.end);
}

function wordMarks(words: Word[], forms: string[], clause: number): Mark[] {
  const wanted = new Set(forms);
  return words.filter(({ word }) => wanted.has(word)).map(({ start, end }) => ({ start, end, clause }));
}

function phraseMarks(words: Word[], phrase: string[], clause: number): Mark[] {
  return words.flatMap(({ start }, index) => {
    const last = words[index + phrase.length - 1];
    if (!last || !phrase.every((word, offset) => words[index + offset]?.word === word)) return [];
    return [{ start, end: last.end, clause }];
  });
}

/** The mark after which, within an excerpt's length, most different clauses stand; the earliest of several. */
function bestStart(marks: Mark[]): Mark | null {
  let best: { mark: Mark; clauses: number } | null = null;
  for (const [index, mark] of marks.entries()) {
    const seen = new Set<number>();
    for (let at = index; at < marks.length; at += 1) {
      const other = marks[at];
      if (!other || other.end > mark.start + excerptLength * 0.75) break;
      seen.add(other.clause);
    }
    if (!best || seen.size > best.clauses) best = { mark, clauses: seen.size };
  }
  return best?.mark ?? null;
}

/** The beginning of the sentence or line that a place stands in, or of a word not far before it. */
function sentenceStart(text: string, place: number): number {
  const earliest = Math.max(0, place - excerptLength / 3);
  const before = text.slice(earliest, place);
  const sentence = [...before.matchAll(/\n|[.!?…][”’"')\]]*\s+/g)].at(-1);
  if (sentence) return earliest + sentence.index + sentence[0].length;
  if (earliest === 0) return 0;
  const space = before.indexOf(' ');
  return space < 0 ? place : earliest + space + 1;
}

function wordEnd(text: string, place: number): number {
  if (place >= text.length) return text.length;
  const space = text.lastIndexOf(' ', place);
  return space > place - 60 ? space : place;
}

function toParts(text: string, from: number, to: number, marks: Mark[]): TextPart[] {
  const parts: TextPart[] = [];
  const add = (start: number, end: number, marked: boolean) => {
    // A heading or a list entry does not run into what follows it.
    const shown = text
      .slice(start, end)
      .replace(/\s*\n\s*/g, ' · ')
      .replace(/\s+/g, ' ');
    if (end > start) parts.push({ text: shown, marked });
  };
  let at = from;
  for (const { start, end } of marks) {
    if (end <= at) continue;
    add(at, start, false);
    add(Math.max(at, start), end, true);
    at = end;
  }
  add(at, to, false);
  return parts;
}
