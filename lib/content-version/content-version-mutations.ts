import type { ClientSession } from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { afterCommit } from '@/lib/kernel/transaction';
import { ContentVersionModel } from '@/models/content-version';
import { announceContentVersion, type ContentVersion } from './content-version';

/**
 * Makes every kept page stale, in this process at once and in others within about a second. Belongs last in the unit
 * of each change that a reader could see. `takeDown`: something went off the site, so that no earlier copy of any
 * page may be shown again, not even in an outage. Returns what the version is then.
 */
export async function raiseContentVersion(
  session: ClientSession | undefined,
  { takeDown = false }: { takeDown?: boolean } = {},
): Promise<ContentVersion> {
  await connectDatabase();
  const { version, takeDowns } = await ContentVersionModel.findOneAndUpdate(
    { _id: 'site' },
    { $inc: { version: 1, takeDowns: takeDown ? 1 : 0 } },
    { upsert: true, returnDocument: 'after', session },
  ).lean();
  const raised = { version, takeDowns };
  afterCommit(session, () => announceContentVersion(raised));
  return raised;
}
