import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseProcess } from './database-process';
import { openJoinForm } from './join-form';
import { startVisitors, type Tally } from './visitors';
import { headingOf, isWhole } from './whole-page';

export type Outage = {
  /** Readers of pages that had been seen before. */
  tally: Tally;
  /** What was wrong with pages that nobody had seen, and with the form; in words. */
  faults: string[];
  /** From the database's return to the first page that needs it, in milliseconds. */
  recoveryMs: number;
};

const typedName = 'Ximena O’Outage';
const patienceMs = 60_000;

/**
 * Stops the database for `seconds` while readers go on, asks now and then for pages that nobody has seen and sends the
 * form, then starts the database and waits for the site to recover by itself.
 */
export async function sufferOutage(options: {
  origin: string;
  database: DatabaseProcess;
  /** Pages to see before; and pages nobody sees before, each asked for once, then again after the outage. */
  seen: string[];
  unseen: string[];
  connections: number;
  seconds: number;
}): Promise<Outage> {
  const { origin, database, seen, unseen, connections, seconds } = options;
  const headings = new Map<string, string>();
  for (const path of seen) headings.set(path, headingOf(await read(origin + path)));
  const sendForm = await openJoinForm(origin);
  let turn = 0;
  const visitors = startVisitors({
    origin,
    connections,
    choose: () => seen[(turn += 1) % seen.length] ?? '/',
    judge(answer) {
      if (answer.status !== 200) return `status ${answer.status}`;
      if (!isWhole(answer)) return 'is not whole';
      return headingOf(answer) === headings.get(answer.path)
        ? undefined
        : `is another page: ${headingOf(answer)}`;
    },
  });
  await database.stop();
  const faults: string[] = [];
  const end = Date.now() + seconds * 1000;
  for (let round = 0; Date.now() < end || round === 0; round += 1) {
    const path = unseen[round % unseen.length] ?? '/';
    faults.push(...(await unseenFaults(origin, path)), ...(await formFaults(sendForm)));
    await wait((seconds * 1000) / Math.max(unseen.length, 1) / 2);
  }
  await database.start();
  const recoveryMs = await untilRecovered(origin + (unseen.at(-1) ?? '/'));
  return { tally: await visitors.stop(), faults, recoveryMs };
}

type Page = { status: number; headers: Headers; text: string };

async function read(address: string): Promise<Page> {
  const answer = await fetch(address);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const whole = ({ headers, text }: Page) =>
  isWhole({ text, headers: { 'content-type': headers.get('content-type') ?? '' } });

async function unseenFaults(origin: string, path: string): Promise<string[]> {
  const page = await read(origin + path);
  const faults: string[] = [];
  if (page.status !== 503) faults.push(`${path}: status ${page.status} instead of 503`);
  if (!page.headers.get('retry-after')) faults.push(`${path}: no Retry-After`);
  if (!whole(page) || !headingOf(page)) faults.push(`${path}: not a whole page`);
  return faults;
}

/** The form must answer with a page that says so and still holds what was typed. */
async function formFaults(send: (typed: Record<string, string>) => Promise<Response>): Promise<string[]> {
  const answer = await send({
    name: typedName,
    email: 'ximena@example.org',
    kind: 'waged',
    bulletin: 'email',
  });
  const page = { status: answer.status, headers: answer.headers, text: await answer.text() };
  const faults: string[] = [];
  if (!whole(page)) faults.push(`the form (${page.status}): not a whole page`);
  if (!page.text.includes(typedName.replace('’', '&#x27;')) && !page.text.includes(typedName))
    faults.push(`the form (${page.status}): what was typed is lost`);
  return faults;
}

async function untilRecovered(address: string): Promise<number> {
  const startedAt = Date.now();
  while (Date.now() - startedAt < patienceMs) {
    if ((await read(address)).status === 200) return Date.now() - startedAt;
    await wait(50);
  }
  return Infinity;
}
