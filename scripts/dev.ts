// `npm run dev`: the whole site from its sources, reloading what is changed under app, components and lib.
Object.assign(process.env, { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' });
// .env is optional; what is set outside wins.
try {
  process.loadEnvFile();
} catch {
  // No .env: everything has a default.
}
// Loaded last: Next picks its build by the mode when it is loaded.
const { startSite } = await import('../server/main');
await startSite({ dev: true });

export {};
