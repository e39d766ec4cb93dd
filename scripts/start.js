import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { isBuilt } from './build-stamp.js';

// `npm start`: the whole site in one process, built first where that is needed.
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
// .env is optional; what is set outside wins.
try {
  process.loadEnvFile();
} catch {
  // No .env: everything has a default.
}

if (!(await isBuilt())) {
  const build = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
  if (build.status !== 0) process.exit(1);
}
const { startSite } = await import(pathToFileURL('.next/site/main.mjs').href);
await startSite({ dev: false });
