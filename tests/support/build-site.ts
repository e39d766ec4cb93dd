import { buildIfNeeded } from '../../scripts/build-if-needed';

/** Before the browser tests: one build, so that no worker has to. */
export default async function buildSite(): Promise<void> {
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  await buildIfNeeded();
}
