import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../support/embedded';
import { faultsOfKilledBuilds } from '../soak/killed-builds';
import { brokenPromises, writeAndKill } from '../soak/killed-writers';
import { faultsBetweenProcesses } from '../soak/two-processes';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

test('what was acknowledged is there after the process was killed, again and again', async () => {
  const said: string[] = [];
  for (let round = 0; round < 4; round++) {
    said.push(...(await writeAndKill(folder.path, 'w', round * 1_000_000, 40 + 60 * round)));
    expect(await brokenPromises(folder.path, said)).toEqual([]);
  }
});

test('several processes share a directory: nothing is lost when they are killed', async () => {
  const said = await Promise.all([
    writeAndKill(folder.path, 'a', 0, 100),
    writeAndKill(folder.path, 'b', 0, 200),
  ]);
  expect(await brokenPromises(folder.path, said.flat())).toEqual([]);
});

test('two processes see each other’s writes at once, and the one that is left goes on', async () => {
  expect(await faultsBetweenProcesses(folder.path, 60)).toEqual([]);
});

test('index builds whose process is killed are finished, with what others have written meanwhile', async () => {
  expect(await faultsOfKilledBuilds(folder.path, 3)).toEqual([]);
});
