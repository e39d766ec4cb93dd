import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readEnv } from '@/lib/kernel/env';
import type { CardContent } from '@/lib/sharing/item-card';
import type { DrawnCard } from './card-drawer';

/** The build's drawer; development and unit tests run it from its source. */
const built = '.next/site/card-drawer.mjs';
const source = 'components/sharing/card-drawer.ts';
const idleMilliseconds = 10_000;

let drawer: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * A card as a PNG, drawn in a process of its own: a layout engine and a rasteriser take a hundred megabytes and a
 * processor for a moment, of which nothing stays once no card has been asked for in a while. One card at a time.
 */
export async function cardResponse(content: CardContent): Promise<Response> {
  const drawn = queue.then(() => draw(content));
  queue = drawn.catch(() => undefined);
  return new Response(await drawn, { headers: { 'content-type': 'image/png' } });
}

async function draw(content: CardContent): Promise<Uint8Array<ArrayBuffer>> {
  clearTimeout(idle);
  const child = (drawer ??= startDrawer());
  const drawn = await answerOf(child, content);
  idle = setTimeout(() => {
    // At once, so that a card that is asked for while it ends gets another one.
    forget(child);
    child.kill();
  }, idleMilliseconds).unref();
  if ('failure' in drawn) throw new Error(`The card could not be drawn: ${drawn.failure}`);
  return Uint8Array.from(drawn.png);
}

function answerOf(child: ChildProcess, content: CardContent): Promise<DrawnCard> {
  return new Promise((resolve) => {
    const settle = (drawn: DrawnCard) => {
      child.off('message', settle).off('exit', fail).off('error', fail);
      resolve(drawn);
    };
    // One that could not be started has no end that it could tell.
    const fail = () => settle({ failure: 'its process ended' });
    child.once('message', settle).once('exit', fail).once('error', fail);
    child.send(content);
  });
}

function startDrawer(): ChildProcess {
  const isBuilt = readEnv().NODE_ENV === 'production' && existsSync(built);
  const child = fork(isBuilt ? built : source, {
    execArgv: isBuilt ? [] : ['--import', 'tsx'],
    serialization: 'advanced',
  });
  child.once('exit', () => forget(child)).on('error', () => forget(child));
  // Nobody waits for it at the end.
  child.unref();
  child.channel?.unref();
  return child;
}

function forget(child: ChildProcess): void {
  if (drawer === child) drawer = undefined;
}
