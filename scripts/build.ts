import { buildIfNeeded } from './build-if-needed';

// `npm run build`: the pages, unless the last build was made from exactly these files.
Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' });
await buildIfNeeded();
