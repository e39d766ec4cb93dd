/** The mails that a joiner gets. */
export const joinMails = {
  greeting: (name: string) => `Dear ${name},`,
  unclear: (contactEmail: string) => `If anything is unclear, write to ${contactEmail}.`,
  signature: 'The Peru Support Group',
  confirm: {
    subject: (reference: string) => `Confirm your address: your request ${reference}`,
    opening: (reference: string) =>
      `Somebody, we hope you, has asked to join the Peru Support Group with this email address. The reference is ${reference}.`,
    member:
      'This address belongs to a member already, so there is nothing you need to do. Confirm only if you would like us to change what we hold: the new request then goes to the membership secretary.',
    applicant:
      'We have a request from this address already, and a volunteer is going to read it. Confirm this one too only if it says something new.',
    instruction: (days: number) =>
      `To confirm that the address is yours, open this page within ${days} days and press the button there:`,
    otherwise:
      'On the same page you can withdraw the request. If it was not you, you need do nothing: without your confirmation nothing becomes of it.',
  },
  welcome: {
    subject: 'Welcome to the Peru Support Group',
    opening: (kindLabel: string) =>
      `You are now a member of the Peru Support Group (${kindLabel}). Thank you for joining us.`,
    reference: (reference: string) =>
      `Your request had the reference ${reference}. Quote it if you write to us about it.`,
  },
  decline: {
    subject: (reference: string) => `Your request ${reference} to the Peru Support Group`,
    opening:
      'Thank you for asking to join the Peru Support Group. We have read your request, and we are sorry that we cannot accept it.',
    closing: 'You remain welcome at our public events, and everything we publish is open to you.',
  },
};
