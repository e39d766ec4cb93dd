import 'server-only';
import { authorise } from '@/lib/auth/viewer';
import type { Viewer } from '@/lib/auth/capabilities';
import { connectDatabase } from '@/lib/kernel/database';
import { afterCursor, cutPage, parseInstantCursor } from '@/lib/kernel/instant-cursor';
import { ContactModel } from '@/models/contact';
import type { ContactSummary, Page } from './application-types';
import { searchFilter } from './desk-filter';
import { contactFields, toContact, type ContactSummaryRow } from './desk-rows';

/** One page of the members, those admitted last first. */
export async function listContacts(
  viewer: Viewer,
  options: { query?: string; before?: unknown; limit?: number },
): Promise<Page<ContactSummary>> {
  authorise(viewer, 'members.decide');
  const { query = '', before, limit = 50 } = options;
  await connectDatabase();
  const rows: ContactSummaryRow[] = await ContactModel.find(
    { ...searchFilter(query), ...afterCursor('memberSince', parseInstantCursor(before)) },
    contactFields,
  )
    .sort({ memberSince: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { shown, older } = cutPage(rows, limit, (row) => row.memberSince);
  return { items: shown.map(toContact), older };
}
