import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build-if-needed';

// `npm start` and `npm run dev`: the whole site in one process.
const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
// .env is optional; what is set outside wins.
try {
  process.loadEnvFile();
} catch {
  // No .env: everything has a default.
}
Object.assign(process.env, {
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: values.dev ? 'development' : 'production',
});

if (!values.dev) {
  await buildIfNeeded().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
}
const { startSite } = await import('../server/main');
await startSite({ dev: values.dev });
