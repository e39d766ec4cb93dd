/** Writes an unforeseen error where the operator sees it; the server goes on. */
export function reportFailure(what: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`embedded-mongodb: ${what} failed: ${text}\n`);
}
