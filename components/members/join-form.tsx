'use client';

import { useActionState } from 'react';
import { idleState } from '@/lib/kernel/action-state';
import { joinAction } from '@/lib/members/join-actions';
import { JoinFormView, type JoinFormProps } from './join-form-view';
import { JoinReview } from './join-review';

/** Asking to join, in two looks on one address: the form, then all of it once more before it is sent. */
export function JoinForm(props: JoinFormProps) {
  // The address for browsers without script. With none, `#email` of a followed link would stay in it, and keep the
  // page from starting at another field.
  const [state, formAction] = useActionState(joinAction, idleState, '/join');
  const review = state.status === 'success' ? state.data?.review : undefined;
  return review ? (
    <JoinReview review={review} values={state.data?.values ?? {}} formAction={formAction} />
  ) : (
    <JoinFormView {...props} state={state} formAction={formAction} />
  );
}
