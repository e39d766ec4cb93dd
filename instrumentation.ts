/** Next calls this once for each server that it starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { startPublishingTicker } = await import('@/lib/articles/publishing-ticker');
  startPublishingTicker();
  const { warmSearch } = await import('@/lib/search/warm-search');
  warmSearch();
}
