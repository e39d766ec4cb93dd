import { letter, type Correspondence, type MessageText } from './message';

/** Tells a joiner that they are a member now. */
export function welcomeMessage(to: Correspondence & { kindLabel: string }): MessageText {
  return {
    subject: 'Welcome to the Peru Support Group',
    text: letter(to, [
      `You are now a member of the Peru Support Group (${to.kindLabel}). Thank you for joining us.`,
      `Your request had the reference ${to.reference}. Quote it if you write to us about it.`,
    ]),
  };
}

/** Tells a joiner that the group can't admit them; `reason` only where the secretary chose to give it. */
export function declineMessage(to: Correspondence & { reason?: string }): MessageText {
  return {
    subject: `Your request ${to.reference} to the Peru Support Group`,
    text: letter(to, [
      'Thank you for asking to join the Peru Support Group. We have read your request, and we are sorry that we cannot accept it.',
      to.reason,
      'You remain welcome at our public events, and everything we publish is open to you.',
    ]),
  };
}
