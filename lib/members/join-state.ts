import type { ActionState } from '@/lib/kernel/action-state';
import type { ReviewedRequest } from './application-types';

/** What the form is to show: the values as they were typed and, for the second look, the request. */
export type JoinData = {
  values: NonNullable<ActionState['values']>;
  /** The field that somebody came back to change. */
  startAt?: string;
  review?: {
    request: ReviewedRequest;
    /** To be sent along (`review-stamp.ts`). */
    stamp: string;
    /** It was sent too fast, or by a page that is none of ours: it wants one more press. */
    again: boolean;
  };
};
export type JoinState = ActionState<JoinData>;
