import mongoose, { type Model, type Schema } from 'mongoose';

/** One model a collection, also where development reloads this module in the same process. */
export function defineModel<T>(name: string, schema: Schema<T>, collection: string): Model<T> {
  return (mongoose.models[name] as Model<T> | undefined) ?? mongoose.model<T>(name, schema, collection);
}
