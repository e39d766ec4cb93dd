import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, ServerProcess } from '../../bench/server-process';
import { checkDirectory } from '../../src/maintenance';
import { faultsOfKilledBuilds } from './killed-builds';
import { brokenPromises, writeAndKill } from './killed-writers';
import { sendRandomCommands } from './random-commands';
import { sendMalformed } from './random-messages';
import { faultsBetweenProcesses } from './two-processes';

/** The proofs in full: `npm test` runs the same with fewer rounds. Ends with 1 if anything is not as it should be. */
const factor = Number(process.argv[2] ?? 1);
let faults = 0;

async function prove(
  what: string,
  run: (directory: string) => Promise<{ faults: string[]; result: string }>,
) {
  const directory = mkdtempSync(join(tmpdir(), 'embedded-soak-'));
  const start = performance.now();
  const { faults: found, result } = await run(directory);
  report(
    what,
    found.length === 0 ? 'ok' : `${found.length} FAULTS`,
    `${result}, ${Math.round((performance.now() - start) / 1000)} s`,
  );
  for (const fault of found.slice(0, 20)) process.stdout.write(`  ${fault}\n`);
  faults += found.length;
  rmSync(directory, { recursive: true, force: true });
}

const times = (count: number) => Math.max(1, Math.round(count * factor));

await prove('killed while it writes', async (directory) => {
  const said: string[] = [];
  const found: string[] = [];
  const rounds = times(30);
  for (let round = 0; round < rounds; round++) {
    said.push(...(await writeAndKill(directory, 'w', round * 1_000_000, 40 + 37 * (round % 10))));
    found.push(...(await brokenPromises(directory, said)));
  }
  return { faults: found, result: `${rounds} rounds, ${said.length} acknowledgements` };
});

await prove('killed while it builds indexes', async (directory) => {
  const rounds = times(20);
  return { faults: await faultsOfKilledBuilds(directory, rounds), result: `${rounds} rounds` };
});

await prove('two processes on one directory', async (directory) => {
  const tries = times(1000);
  return { faults: await faultsBetweenProcesses(directory, tries), result: `${tries} tries` };
});

const inServer =
  (count: number, send: (uri: string, count: number, seed: number) => Promise<string[]>) =>
  async (directory: string) => {
    const server = await ServerProcess.start(directory);
    // The first tenth fills caches and compiles code.
    const found = await send(server.uri, count / 10, 1);
    const before = server.memory().anonymous;
    found.push(...(await send(server.uri, (count * 9) / 10, 2)));
    const after = server.memory().anonymous;
    await server.stop();
    found.push(...(await checkDirectory(directory)).problems);
    if (after > before + 150) found.push(`memory grew from ${before} MB to ${after} MB`);
    return { faults: found, result: `${count} messages, ${before} MB then ${after} MB` };
  };

await prove('malformed messages', inServer(times(100_000), sendMalformed));
await prove('random commands', inServer(times(20_000), sendRandomCommands));
process.exitCode = faults > 0 ? 1 : 0;
