import 'server-only';
import mongoose from 'mongoose';
import { connectDatabase } from '@/lib/kernel/database';
import { isDuplicateKeyError } from '@/lib/kernel/errors';
import { SearchSegmentModel } from '@/models/search-segment';
import type { IndexSegment } from './index-segment';
import { fromStoredSegment, segmentFormat, toStoredSegment } from './stored-segment';

/** The stored parts of the search index, the oldest first, one after the other: each may have some megabytes. */
export async function* readStoredSegments(): AsyncGenerator<IndexSegment> {
  await connectDatabase();
  const cursor = SearchSegmentModel.find({}).sort({ createdAt: 1, _id: 1 }).batchSize(1).lean().cursor();
  for await (const row of cursor) {
    const segment = fromStoredSegment(row);
    if (segment) yield segment;
  }
}

/** Keeps a part of the index for the next start; nothing new where another instance has kept the same. */
export async function storeSegment(segment: IndexSegment): Promise<void> {
  await connectDatabase();
  try {
    await SearchSegmentModel.create({ ...toStoredSegment(segment), createdAt: new Date() });
  } catch (error) {
    if (!isDuplicateKeyError(error)) throw error;
  }
}

/** Forgets stored parts of another format, or all of them. */
export async function forgetStoredSegments({ all }: { all: boolean }): Promise<void> {
  await connectDatabase();
  await SearchSegmentModel.deleteMany(all ? {} : { format: mongoose.trusted({ $ne: segmentFormat }) });
}
