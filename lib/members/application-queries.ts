import 'server-only';
import { authorise } from '@/lib/auth/viewer';
import type { Viewer } from '@/lib/auth/capabilities';
import { connectDatabase } from '@/lib/kernel/database';
import { parseId } from '@/lib/kernel/ids';
import { afterCursor, cutPage, parseInstantCursor } from '@/lib/kernel/instant-cursor';
import { MembershipApplicationModel, type ApplicationState } from '@/models/membership-application';
import { deskStates } from './application-policy';
import type { ApplicationDetail, ApplicationSummary, Page } from './application-types';
import { searchFilter } from './desk-filter';
import { summaryFields, toDetail, toSummary, type SummaryRow } from './desk-rows';

/** One page of requests in a state, or in any where none is given; newest first. */
export async function listApplications(
  viewer: Viewer,
  options: { state?: ApplicationState; query?: string; before?: unknown; limit?: number },
): Promise<Page<ApplicationSummary>> {
  authorise(viewer, 'members.decide');
  const { state, query = '', before, limit = 50 } = options;
  await connectDatabase();
  const rows: SummaryRow[] = await MembershipApplicationModel.find(
    {
      ...(state && { state }),
      ...searchFilter(query),
      ...afterCursor('submittedAt', parseInstantCursor(before)),
    },
    summaryFields,
  )
    .sort({ submittedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { shown, older } = cutPage(rows, limit, (row) => row.submittedAt);
  return { items: shown.map(toSummary), older };
}

/** How many requests there are in each state. */
export async function countApplications(viewer: Viewer): Promise<Record<ApplicationState, number>> {
  authorise(viewer, 'members.decide');
  await connectDatabase();
  const counts: Record<ApplicationState, number> = {
    unconfirmed: 0,
    pending: 0,
    approved: 0,
    declined: 0,
    withdrawn: 0,
  };
  await Promise.all(
    deskStates.map(async (state) => {
      counts[state] = await MembershipApplicationModel.countDocuments({ state });
    }),
  );
  return counts;
}

/** One request with everything that was given, or null. */
export async function findApplication(viewer: Viewer, id: unknown): Promise<ApplicationDetail | null> {
  authorise(viewer, 'members.decide');
  const _id = parseId(id);
  if (!_id) return null;
  await connectDatabase();
  const row = await MembershipApplicationModel.findById(_id).lean();
  return row && toDetail(row);
}

/** Other requests from the same address, newest first. */
export async function listApplicationsFromSameAddress(
  viewer: Viewer,
  application: Pick<ApplicationDetail, 'id' | 'email'>,
): Promise<ApplicationSummary[]> {
  authorise(viewer, 'members.decide');
  await connectDatabase();
  const rows: SummaryRow[] = await MembershipApplicationModel.find(
    { emailKey: application.email.toLowerCase() },
    summaryFields,
  )
    .sort({ submittedAt: -1, _id: -1 })
    .limit(21)
    .lean();
  return rows.map(toSummary).filter((row) => row.id !== application.id);
}
