import 'server-only';
import { buildSegments } from './index-builder';
import {
  countAllArticles,
  countPublished,
  listChangedStates,
  listPublishedStates,
  listSectionStates,
  readSearchDocuments,
  type TextState,
} from './index-source-queries';
import { SearchIndex } from './search-index';
import { forgetStoredSegments, readStoredSegments, storeSegment } from './stored-segment-queries';

/** A write may become visible this much later than the time it is stamped with; clocks of instances differ. */
const overlapMs = 10_000;
const batchSize = 200;
/** So many changes are taken in by building the small segment anew; more make a segment of their own. */
const mostRecent = 256;
/** More stored parts than this are built anew, in fewer, at the next start. */
const mostStored = 64;

type State = { index: SearchIndex; checkedAt: number; articles: number; sectionIds: Set<string> };

// Next's bundles are different instances of this module in one process: there is one index for all of them.
const key = Symbol.for('psg.search-index');
type Shared = {
  opened: Promise<State> | null;
  running: Promise<State> | null;
  following: Promise<State> | null;
};
function shared(): Shared {
  const holder = globalThis as { [key]?: Shared };
  return (holder[key] ??= { opened: null, running: null, following: null });
}

/**
 * The search index, with everything that was published before the call. The first call of a process reads what is
 * stored and adds what is missing; later ones ask only for what has changed.
 */
export async function currentIndex(): Promise<SearchIndex> {
  return (await catchUp()).index;
}

/** The same; null where it takes longer than `patienceMs`, as the first time in a large archive. It goes on meanwhile. */
export async function currentIndexWithin(patienceMs: number): Promise<SearchIndex | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  try {
    return await Promise.race([currentIndex(), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

function catchUp(): Promise<State> {
  const now = shared();
  if (!now.running) {
    now.running = openAndRefresh(now).finally(() => (now.running = null));
    return now.running;
  }
  // The run under way may have missed what was published just before this call; the next one has not.
  now.following ??= now.running
    .catch(() => null)
    .then(() => {
      now.following = null;
      return catchUp();
    });
  return now.following;
}

async function openAndRefresh(now: Shared): Promise<State> {
  now.opened ??= open();
  now.opened.catch(() => (now.opened = null));
  return refresh(await now.opened);
}

async function open(): Promise<State> {
  const index = new SearchIndex();
  let stored = 0;
  await forgetStoredSegments({ all: false });
  for await (const segment of readStoredSegments()) {
    index.addSegment(segment);
    stored += 1;
  }
  const tooMany = stored > mostStored;
  if (tooMany) await forgetStoredSegments({ all: true });
  return { index: tooMany ? new SearchIndex() : index, checkedAt: 0, articles: -1, sectionIds: new Set() };
}

async function refresh(now: State): Promise<State> {
  const checkedAt = Date.now();
  const [sections, articles] = await Promise.all([listSectionStates(), countAllArticles()]);
  const isFirst = now.articles < 0;
  if (!isFirst) {
    const changed = await listChangedStates(new Date(now.checkedAt - overlapMs));
    now.index.remove(goneSince(now, sections, changed));
    await takeIn(now.index, [...sections, ...changed]);
  }
  // Another number of items: drafts perhaps, or some came or went in a way that leaves no trace among the changes.
  const isSuspect =
    articles !== now.articles && now.index.size - sections.length !== (await countPublished());
  if (isFirst || isSuspect) {
    const seen = [...sections, ...(await listPublishedStates())];
    now.index.remove(missingFrom(now.index, seen));
    await takeIn(now.index, seen);
  }
  return Object.assign(now, { checkedAt, articles, sectionIds: new Set(sections.map(({ id }) => id)) });
}

function missingFrom(index: SearchIndex, seen: TextState[]): string[] {
  const present = new Set(seen.map(({ id }) => id));
  return [...index.ids()].filter((id) => !present.has(id));
}

function goneSince({ sectionIds }: State, sections: TextState[], items: TextState[]): string[] {
  const present = new Set(sections.map(({ id }) => id));
  return [
    ...[...sectionIds].filter((id) => !present.has(id)),
    ...items.filter((item) => !item.isPublic).map(({ id }) => id),
  ];
}

/** Indexes what is public and was not indexed as it is now. */
async function takeIn(index: SearchIndex, states: TextState[]): Promise<void> {
  const ids = states
    .filter(({ id, isPublic, updatedAt }) => isPublic && index.updatedAt(id) !== updatedAt)
    .map(({ id }) => id);
  if (ids.length > mostRecent) {
    for await (const segment of buildSegments(inBatches(ids))) {
      index.addSegment(segment);
      await storeSegment(segment);
    }
    return;
  }
  for await (const documents of inBatches(ids)) index.put(documents);
  if (index.recentSize <= mostRecent) return;
  const closed = index.closeRecent();
  if (closed) await storeSegment(closed);
}

async function* inBatches(ids: string[]) {
  for (let from = 0; from < ids.length; from += batchSize)
    yield await readSearchDocuments(ids.slice(from, from + batchSize));
}
