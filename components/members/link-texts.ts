import type { LinkState } from '@/lib/members/confirm-link';

/** What the page behind a confirmation link says: never whose link it is. */
export const linkTexts: Record<LinkState, { title: string; text: string }> = {
  confirmable: {
    title: 'Is this email address yours?',
    text: 'A request to join the Peru Support Group was sent with the address that this link was mailed to. If it was you, press the button. Then a volunteer reads the request.',
  },
  expired: {
    title: 'This link is too old',
    text: 'It can no longer confirm the address. Send the request once more and we mail you a new link. You can still withdraw the old request here.',
  },
  unknown: {
    title: 'We do not know this link',
    text: 'It may have been cut off in the email, or the request has long been dealt with. Copy the whole line from the email, or send the request once more.',
  },
  unconfirmed: {
    title: 'This link is too old',
    text: 'It can no longer confirm the address. Send the request once more and we mail you a new link.',
  },
  pending: {
    title: 'Your address is confirmed',
    text: 'Thank you. A volunteer now reads the request and answers by email. There is nothing else you need to do.',
  },
  approved: {
    title: 'This request has been answered',
    text: 'We have written to the address it was sent with.',
  },
  declined: {
    title: 'This request has been answered',
    text: 'We have written to the address it was sent with.',
  },
  withdrawn: {
    title: 'The request is withdrawn',
    text: 'The postal address and the message, if there were any, have been removed. Name, email address and what was agreed to stay on record as withdrawn, so that the group can show what it did with them; nobody uses them for anything else.',
  },
};
