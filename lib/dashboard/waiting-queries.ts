import 'server-only';
import { can, type Viewer } from '@/lib/auth/capabilities';
import { connectDatabase } from '@/lib/kernel/database';
import { ArticleModel } from '@/models/article';
import { MembershipApplicationModel } from '@/models/membership-application';

export type WaitingArticle = { id: string; title: string; updatedAt: string };
export type ScheduledArticle = { id: string; title: string; scheduledFor: string };
export type WaitingApplication = { id: string; name: string; reference: string; submittedAt: string };

export type Waiting = {
  drafts: WaitingArticle[];
  scheduled: ScheduledArticle[];
  applications: WaitingApplication[];
};

const shown = 10;

/** What waits for this viewer; parts that are not theirs to see stay empty. */
export async function listWaiting(viewer: Viewer): Promise<Waiting> {
  await connectDatabase();
  const writes = can(viewer, 'articles.edit');
  const decides = can(viewer, 'members.decide');
  const [drafts, scheduled, applications] = await Promise.all([
    writes
      ? ArticleModel.find({ trashed: false, state: 'draft' }, { title: 1, updatedAt: 1 })
          .sort({ updatedAt: -1, _id: -1 })
          .limit(shown)
          .lean()
      : [],
    writes
      ? ArticleModel.find({ trashed: false, state: 'scheduled' }, { title: 1, scheduledFor: 1 })
          .sort({ updatedAt: -1, _id: -1 })
          .limit(shown)
          .lean()
      : [],
    decides
      ? MembershipApplicationModel.find({ state: 'pending' }, { name: 1, reference: 1, submittedAt: 1 })
          .sort({ submittedAt: -1, _id: -1 })
          .limit(shown)
          .lean()
      : [],
  ]);
  return {
    drafts: drafts.map((row) => ({
      id: row._id.toHexString(),
      title: row.title,
      updatedAt: row.updatedAt.toISOString(),
    })),
    scheduled: scheduled.map((row) => ({
      id: row._id.toHexString(),
      title: row.title,
      scheduledFor: (row.scheduledFor ?? new Date(0)).toISOString(),
    })),
    applications: applications.map((row) => ({
      id: row._id.toHexString(),
      name: row.name,
      reference: row.reference,
      submittedAt: row.submittedAt.toISOString(),
    })),
  };
}

/** How many requests wait for a decision; for the navigation. */
export async function countPendingApplications(): Promise<number> {
  await connectDatabase();
  return MembershipApplicationModel.countDocuments({ state: 'pending' });
}
