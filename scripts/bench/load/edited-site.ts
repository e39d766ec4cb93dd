import { setTimeout as wait } from 'node:timers/promises';
import { Editor } from '../editor';
import { History } from './history';
import type { Visit } from './visit';
import { startVisitors, type Tally } from './visitors';
import { isWhole, headingOf } from './whole-page';

/** Lists that show the newest item first. */
const lists = ['/', '/news', '/feed.xml'];

const markPattern = /Counter (\d+), (?:first|second) wording/g;

/**
 * Readers at `connections` ask for a mix of pages while an editor publishes, corrects and withdraws the newest item by
 * turns, one step every `stepMs`. The tally says which answers failed, were not the page that was asked for, or showed
 * what had been replaced more than two seconds before.
 */
export async function visitWhileEditing(options: {
  origin: string;
  credentials: Record<string, string>;
  /** The topic that the items get: none goes out without one. */
  topicId: string;
  /** Further pages that stay as they are. */
  pages: string[];
  connections: number;
  seconds: number;
  stepMs: number;
}): Promise<{ tally: Tally; changes: number }> {
  const { origin, credentials, topicId, pages, connections, seconds, stepMs } = options;
  const history = new History();
  const items = new Map<string, History>();
  const headings = await currentHeadings(origin, [...pages, ...lists]);
  let turn = 0;
  const visitors = startVisitors({
    origin,
    connections,
    choose() {
      // The edited items and the lists make half of all visits.
      const edited = [...items.keys()].slice(-2);
      const live = [...lists, ...edited];
      turn += 1;
      return (turn % 2 ? live[(turn >> 1) % live.length] : pages[(turn >> 1) % pages.length]) ?? '/';
    },
    judge(answer) {
      const item = items.get(answer.path);
      if (item) return judgeItem(answer, item);
      if (answer.status !== 200) return `status ${answer.status}`;
      if (!isWhole(answer)) return 'is not whole';
      if (headingOf(answer) !== headings.get(answer.path)) return `is another page: ${headingOf(answer)}`;
      return lists.includes(answer.path) ? history.judge(answer, markOf(answer)) : undefined;
    },
  });
  const editor = new Editor(origin, credentials);
  const end = Date.now() + seconds * 1000;
  const failures: string[] = [];
  try {
    for (let counter = 1; Date.now() < end; counter += 1)
      await editOneItem(editor, { counter, topicId, stepMs }, [history, items]);
  } catch (error) {
    failures.push(`the editor: ${String(error)}`);
  }
  const tally = await visitors.stop();
  tally.faultCount += failures.length;
  tally.faults.push(...failures);
  return { tally, changes: history.changes };
}

/** Publish, correct, withdraw: each a step that every list and the item's own page must follow. */
async function editOneItem(
  editor: Editor,
  { counter, topicId, stepMs }: { counter: number; topicId: string; stepMs: number },
  [history, items]: [History, Map<string, History>],
): Promise<void> {
  const slug = `counter-${Date.now()}-${counter}`;
  const mark = (wording: string) => `Counter ${counter}, ${wording} wording`;
  const item = new History();
  const both = (shown: string | null, change: () => Promise<void>) =>
    history.add(shown, () => item.add(shown, change));
  let receipt: Awaited<ReturnType<Editor['publish']>> | undefined;
  await both(mark('first'), async () => {
    receipt = await editor.publish({ slug, title: mark('first'), topicIds: [topicId] });
  });
  items.set(`/news/${slug}`, item);
  await wait(stepMs);
  await both(mark('second'), async () => {
    if (receipt) receipt = await editor.correct(receipt, mark('second'));
  });
  await wait(stepMs);
  await both(null, async () => {
    if (receipt) receipt = await editor.withdraw(receipt);
  });
  await wait(stepMs);
}

function judgeItem(answer: Visit, item: History): string | undefined {
  if (answer.status === 404 || answer.status === 410) return item.judge(answer, null);
  if (answer.status !== 200) return `status ${answer.status}`;
  if (!isWhole(answer)) return 'is not whole';
  return item.judge(answer, markOf(answer));
}

/** The one mark that a page shows; null for none, and all of them where there are several. */
function markOf({ text }: Visit): string | null {
  const marks = new Set([...text.matchAll(markPattern)].map(([mark]) => mark));
  return marks.size === 0 ? null : [...marks].join(' and ');
}

async function currentHeadings(origin: string, paths: string[]): Promise<Map<string, string>> {
  const headings = new Map<string, string>();
  for (const path of paths) {
    const answer = await fetch(origin + path);
    headings.set(path, headingOf({ text: await answer.text() }));
  }
  return headings;
}
