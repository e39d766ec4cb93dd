import mongoose, { Schema, type Connection } from 'mongoose';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startEmbeddedServer, type EmbeddedServer } from '../../src/index';
import { temporaryFolder } from '../support/embedded';

const authorSchema = new Schema(
  { name: { type: String, required: true }, email: { type: String, unique: true }, born: Date },
  { timestamps: true },
);
const articleSchema = new Schema(
  {
    title: { type: String, required: true },
    slug: { type: String, unique: true, sparse: true },
    status: { type: String, enum: ['draft', 'published'], default: 'draft' },
    author: { type: Schema.Types.ObjectId, ref: 'Author' },
    topics: [String],
    parts: [{ heading: String, words: Number }],
    views: { type: Number, default: 0 },
    price: Schema.Types.Decimal128,
    big: BigInt,
    publishedAt: Date,
    meta: { type: Map, of: String },
  },
  { timestamps: true, optimisticConcurrency: true },
);
articleSchema.index({ status: 1, publishedAt: -1, _id: -1 });
articleSchema.index({ title: 'text', topics: 'text' }, { weights: { title: 5 }, default_language: 'none' });

function modelsOf(connection: Connection) {
  return {
    Author: connection.model('Author', authorSchema),
    Article: connection.model('Article', articleSchema),
  };
}

/** Mongoose on a server of its own; every test begins with an empty database. What is returned is filled before the tests. */
export function withModels() {
  const folder = temporaryFolder();
  let server: EmbeddedServer;
  const held = {} as { connection: Connection; models: ReturnType<typeof modelsOf> };
  beforeAll(async () => {
    server = await startEmbeddedServer({ dataDirectory: folder.path });
    held.connection = await mongoose.createConnection(server.uri('models')).asPromise();
    held.models = modelsOf(held.connection);
  });
  beforeEach(async () => {
    await held.connection.dropDatabase();
    await Promise.all(Object.values(held.models).map((model) => model.syncIndexes()));
  });
  afterAll(async () => {
    await held.connection.close();
    await server.close();
    folder.remove();
  });
  return held;
}

export const article = (n: number, more: object = {}) => ({
  title: `Item ${n}`,
  slug: `item-${n}`,
  views: n,
  ...more,
});
export const errorOf = (
  promise: Promise<unknown>,
): Promise<{ code?: number; message: string; name: string; keyValue?: object }> =>
  promise.then(
    () => Promise.reject(new Error('it was not refused')),
    (error: { code?: number; message: string; name: string }) => error,
  );
