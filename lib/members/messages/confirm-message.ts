import { texts } from '@/lib/texts';
import { letter, type Correspondence, type MessageText } from './message';

/** What we know about the address: said only to the address itself, never on a page. */
export type KnownAs = 'nobody' | 'member' | 'applicant';

const { confirm } = texts.joinMails;

/** Asks whether the address is the joiner's own. */
export function confirmMessage(
  to: Correspondence & { link: string; days: number; knownAs: KnownAs },
): MessageText {
  return {
    subject: confirm.subject(to.reference),
    text: letter(to, [
      confirm.opening(to.reference),
      to.knownAs !== 'nobody' && confirm[to.knownAs],
      confirm.instruction(to.days),
      to.link,
      confirm.otherwise,
    ]),
  };
}
