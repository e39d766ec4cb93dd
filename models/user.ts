import { Schema, type Types } from 'mongoose';
import { defineModel } from './define';

export const roles = ['administrator', 'editor', 'membership-secretary'] as const;
export type Role = (typeof roles)[number];

export const userStates = ['invited', 'active', 'disabled'] as const;
export type UserState = (typeof userStates)[number];

export type UserRow = {
  _id: Types.ObjectId;
  name: string;
  /** As typed, for showing. */
  email: string;
  /** Lower case, for finding; unique. */
  emailKey: string;
  roles: Role[];
  state: UserState;
  /** argon2id in PHC form; absent until the invitation is taken up. */
  passwordHash?: string;
  /** Part of every session; raising it ends them all at once. */
  sessionVersion: number;
  lastSignInAt?: Date;
  createdAt: Date;
  updatedAt: Date;
};

const schema = new Schema<UserRow>(
  {
    name: { type: String, required: true, maxlength: 100 },
    email: { type: String, required: true, maxlength: 254 },
    emailKey: { type: String, required: true, maxlength: 254 },
    roles: { type: [{ type: String, enum: roles }], required: true },
    state: { type: String, enum: userStates, required: true },
    passwordHash: { type: String, select: false },
    sessionVersion: { type: Number, required: true, default: 1 },
    lastSignInAt: Date,
  },
  { timestamps: true, strict: 'throw' },
);
schema.index({ emailKey: 1 }, { unique: true });
schema.index({ name: 1, _id: 1 });

export const UserModel = defineModel('User', schema, 'users');
