import { texts } from '@/lib/texts';
import { letter, type Correspondence, type MessageText } from './message';

const { welcome, decline } = texts.joinMails;

/** Tells a joiner that they are a member now. */
export function welcomeMessage(to: Correspondence & { kindLabel: string }): MessageText {
  return {
    subject: welcome.subject,
    text: letter(to, [welcome.opening(to.kindLabel), welcome.reference(to.reference)]),
  };
}

/** Tells a joiner that the group can't admit them; `reason` only where the secretary chose to give it. */
export function declineMessage(to: Correspondence & { reason?: string }): MessageText {
  return {
    subject: decline.subject(to.reference),
    text: letter(to, [decline.opening, to.reason, decline.closing]),
  };
}
