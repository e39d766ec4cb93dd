import 'server-only';
import mongoose, { type ClientSession } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { AppError, notFoundError } from '@/lib/kernel/errors';
import { MembershipApplicationModel, type MembershipApplicationRow } from '@/models/membership-application';
import { stepStates, type ApplicationStep } from './application-policy';
import { stateLabels } from './application-types';

type Change = {
  set?: Partial<MembershipApplicationRow>;
  unset?: Record<string, 1>;
  detail: string;
};

/**
 * Takes one step with a request: only from a state that allows it and only from the version that was seen,
 * both part of the filter, so that of two secretaries one succeeds. Writes the audit entry with it. Throws
 * `stale-version`, naming the present state, or `not-found`.
 */
export async function takeStep(
  viewer: Viewer,
  step: ApplicationStep,
  seen: { id: string; version: number },
  change: Change,
  session: ClientSession | undefined,
): Promise<MembershipApplicationRow> {
  const { from, to } = stepStates(step);
  const row = await MembershipApplicationModel.findOneAndUpdate(
    { _id: seen.id, version: seen.version, state: mongoose.trusted({ $in: [...from] }) },
    {
      $set: { ...change.set, state: to },
      ...(change.unset && { $unset: change.unset }),
      $inc: { version: 1 },
    },
    { returnDocument: 'after', session },
  ).lean();
  if (!row) throw await whyNot(seen, session);
  await recordAudit(
    viewer,
    {
      action: `application.${step}`,
      target: { kind: 'application', id: seen.id, label: row.reference },
      detail: change.detail,
    },
    session,
  );
  return row;
}

async function whyNot(seen: { id: string; version: number }, session?: ClientSession): Promise<AppError> {
  const now = await MembershipApplicationModel.findById(seen.id, { state: 1, version: 1 })
    .session(session ?? null)
    .lean();
  if (!now) return notFoundError('request');
  const present = `It is now in the state “${stateLabels[now.state]}”.`;
  return now.version === seen.version
    ? new AppError('wrong-state', `This can't be done with this request. ${present}`)
    : new AppError(
        'stale-version',
        `Somebody else has dealt with this request while you had it open. ${present} Nothing was changed by you.`,
      );
}
