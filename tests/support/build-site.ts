import { buildIfNeeded } from '../../scripts/build-if-needed';

/** Before the browser tests: one build, so that no worker has to. */
export default async function buildSite(): Promise<void> {
  await buildIfNeeded();
}
