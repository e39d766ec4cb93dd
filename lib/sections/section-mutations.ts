import 'server-only';
import { Types } from 'mongoose';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/capabilities';
import { authorise } from '@/lib/auth/viewer';
import { raiseContentVersion } from '@/lib/content-version/content-version-mutations';
import { connectDatabase } from '@/lib/kernel/database';
import { AppError, isDuplicateKeyError, notFoundError } from '@/lib/kernel/errors';
import { slugify } from '@/lib/kernel/slug';
import { inTransaction } from '@/lib/kernel/transaction';
import { plainText } from '@/lib/rich-text/plain-text';
import { existingTopics } from '@/lib/topics/existing-topics';
import { SectionModel, type SectionRow } from '@/models/section';
import { isReservedAddress } from './reserved-addresses';
import { changedParts } from './section-changes';
import type { CreateSectionInput, DeleteSectionInput, SaveSectionInput } from './section-schema';

export type SectionReceipt = { id: string; slug: string; version: number; updatedAt: string };

const stale = () =>
  new AppError(
    'stale-version',
    'Somebody else has changed this section since you opened it. Nothing was overwritten, and your text is still here.',
  );

/**
 * Adds a section, the last in the order, for readers at once; its address is made from its title. Throws
 * `invalid-input` where no address comes out of the title, and `duplicate` where it is taken.
 */
export async function createSection(viewer: Viewer, input: CreateSectionInput): Promise<SectionReceipt> {
  authorise(viewer, 'sections.edit');
  await connectDatabase();
  const slug = addressFrom(input.title);
  const topicIds = await existingTopics(input.topicIds);
  const last = await SectionModel.findOne({}, { position: 1 }).sort({ position: -1, _id: -1 }).lean();
  try {
    return await inTransaction(async (session) => {
      const [created] = await SectionModel.create(
        [
          {
            ...input,
            slug,
            topicIds,
            bodyText: plainText(input.body),
            position: (last?.position ?? 0) + 10,
            updatedBy: new Types.ObjectId(viewer.id),
          },
        ],
        { session },
      );
      if (!created) throw new AppError('unexpected', 'The section could not be stored. Try again.');
      await recordAudit(viewer, { action: 'section.create', target: targetOf(created) }, session);
      await raiseContentVersion(session);
      return toReceipt(created);
    });
  } catch (error) {
    if (!isDuplicateKeyError(error)) throw error;
    throw titleRefused('duplicate', `There is a section at /${slug} already. Choose another title`, error);
  }
}

/**
 * Changes a section, for readers at once. Throws `stale-version` where somebody else has saved it since
 * `version` was read, and `not-found`.
 */
export async function saveSection(
  viewer: Viewer,
  { id, version, topicIds, ...content }: SaveSectionInput,
): Promise<SectionReceipt> {
  authorise(viewer, 'sections.edit');
  await connectDatabase();
  const before = await SectionModel.findOne({ _id: id }).lean();
  if (!before) throw notFoundError('section');
  const changes = {
    ...content,
    bodyText: plainText(content.body),
    ...(topicIds && { topicIds: await existingTopics(topicIds) }),
  };
  return inTransaction(async (session) => {
    const after = await SectionModel.findOneAndUpdate(
      { _id: id, version },
      { $set: { ...changes, updatedBy: new Types.ObjectId(viewer.id) }, $inc: { version: 1 } },
      { session, returnDocument: 'after' },
    ).lean();
    if (!after) throw stale();
    const changed = changedParts(before, after);
    await recordAudit(
      viewer,
      {
        action: 'section.save',
        target: targetOf(after),
        detail: changed.length > 0 ? `Changed: ${changed.join(', ')}` : '',
      },
      session,
    );
    await raiseContentVersion(session);
    return toReceipt(after);
  });
}

/** Takes a section off the site for good: its address answers 404. Throws `stale-version` and `not-found`. */
export async function deleteSection(viewer: Viewer, { id, version }: DeleteSectionInput): Promise<void> {
  authorise(viewer, 'sections.edit');
  await connectDatabase();
  await inTransaction(async (session) => {
    const gone = await SectionModel.findOneAndDelete({ _id: id, version }, { session }).lean();
    if (!gone) throw (await SectionModel.exists({ _id: id })) ? stale() : notFoundError('section');
    await recordAudit(viewer, { action: 'section.delete', target: targetOf(gone) }, session);
    await raiseContentVersion(session, { takeDown: true });
  });
}

function addressFrom(title: string): string {
  const slug = slugify(title);
  if (!slug)
    throw titleRefused(
      'invalid-input',
      'The title needs letters from a to z or figures, to make an address of',
    );
  if (isReservedAddress(slug))
    throw titleRefused('duplicate', `The site itself uses the address /${slug}. Choose another title`);
  return slug;
}

function titleRefused(code: 'invalid-input' | 'duplicate', title: string, cause?: unknown): AppError {
  return new AppError(code, 'There is one thing to put right', { cause, fields: { title } });
}

function targetOf({ _id, title }: Pick<SectionRow, '_id' | 'title'>) {
  return { kind: 'section', id: _id.toHexString(), label: title };
}

function toReceipt(row: Pick<SectionRow, '_id' | 'slug' | 'version' | 'updatedAt'>): SectionReceipt {
  return {
    id: row._id.toHexString(),
    slug: row.slug,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}
