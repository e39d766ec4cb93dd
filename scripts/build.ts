import { buildIfNeeded } from './build-if-needed';

// `npm run build`: pages and server, unless the last build was made from exactly these files.
Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' });
await buildIfNeeded().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
