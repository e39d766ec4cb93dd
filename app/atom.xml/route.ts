import { atomDocument, atomType } from '@/lib/feeds/atom';
import { readNewsFeed } from '@/lib/feeds/feed-queries';

export const dynamic = 'force-dynamic';

/** The newest items as Atom 1.0. */
export async function GET(): Promise<Response> {
  const feed = await readNewsFeed('/atom.xml');
  return new Response(atomDocument(feed), { headers: { 'content-type': atomType } });
}
