import { letter, type Correspondence, type MessageText } from './message';

/** What we know about the address: said only to the address itself, never on a page. */
export type KnownAs = 'nobody' | 'member' | 'applicant';

const greetings: Record<KnownAs, string | false> = {
  nobody: false,
  member:
    'This address belongs to a member already, so there is nothing you need to do. Confirm only if you would like us to change what we hold: the new request then goes to the membership secretary.',
  applicant:
    'We have a request from this address already, and a volunteer is going to read it. Confirm this one too only if it says something new.',
};

/** Asks whether the address is the joiner's own. */
export function confirmMessage(
  to: Correspondence & { link: string; days: number; knownAs: KnownAs },
): MessageText {
  return {
    subject: `Confirm your address: your request ${to.reference}`,
    text: letter(to, [
      `Somebody, we hope you, has asked to join the Peru Support Group with this email address. The reference is ${to.reference}.`,
      greetings[to.knownAs],
      `To confirm that the address is yours, open this page within ${to.days} days and press the button there:`,
      to.link,
      'On the same page you can withdraw the request. If it was not you, you need do nothing: without your confirmation nothing becomes of it.',
    ]),
  };
}
