import { connectDatabase } from '@/lib/kernel/database';
import { ContentVersionModel } from '@/models/content-version';
import type { ContentVersion } from './content-version';

// No `server-only` guard: the server, outside Next, reads it once a second.
/** The version of what readers see, as the database has it now. */
export async function readContentVersion(): Promise<ContentVersion> {
  await connectDatabase();
  const row = await ContentVersionModel.findById('site').lean();
  return { version: row?.version ?? 0, takeDowns: row?.takeDowns ?? 0 };
}
