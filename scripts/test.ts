import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../tests/support/chromium';
import { buildIfNeeded } from './build-if-needed';

// `npm test`: vitest, then the browser tests on the built site. The last line is the sum of both.
type Outcome = { passed: number; failed: number };

const howToGetChromium =
  'get one with `apt-get install chromium`, or name yours in CHROMIUM_PATH, and run `npm test` again.';

async function main(): Promise<number> {
  const reports = await mkdtemp(join(tmpdir(), 'psg-test-'));
  try {
    const outcomes = [await runVitest(join(reports, 'vitest.json'))];
    const chromium = findChromium();
    if (chromium) outcomes.push(await runPlaywright(chromium, join(reports, 'playwright.json')));
    else if (process.env.CI) {
      process.stdout.write(
        `\nNo Chromium was found, and with CI set that is a failure: ${howToGetChromium}\n`,
      );
      outcomes.push({ passed: 0, failed: 1 });
    } else {
      process.stdout.write(
        `\nThe browser tests were left out, for want of a Chromium: ${howToGetChromium}\n`,
      );
    }
    const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
    const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
    return failed > 0 ? 1 : 0;
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}

async function runVitest(report: string): Promise<Outcome> {
  const code = await runNode(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { NODE_ENV: 'test' },
  );
  return outcomeOf(code, report, (json) => ({ passed: json.numPassedTests, failed: json.numFailedTests }));
}

async function runPlaywright(chromium: string, report: string): Promise<Outcome> {
  try {
    await buildIfNeeded();
  } catch (error) {
    process.stdout.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
  const code = await runNode(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return outcomeOf(code, report, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
}

/** Reads a reporter's JSON. A run that failed without a failed test (a file that does not load) counts as one. */
async function outcomeOf(
  exitCode: number,
  report: string,
  count: (json: ReporterJson) => Outcome,
): Promise<Outcome> {
  const text = await readFile(report, 'utf8').catch(() => undefined);
  const outcome = text ? count(JSON.parse(text) as ReporterJson) : { passed: 0, failed: 0 };
  return exitCode !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

/** The fields of both reporters' JSON that are read here. */
type ReporterJson = {
  numPassedTests: number;
  numFailedTests: number;
  stats: { expected: number; unexpected: number; flaky: number };
};

function runNode(args: string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

process.env.NEXT_TELEMETRY_DISABLED = '1';
process.exitCode = await main();
