/** Mails about accounts: plain text, one link, no reason to click for anybody who did not expect it. */
export type AccountMessage = { subject: string; text: string; kind: 'user-invite' | 'user-reset' };

export const inviteDays = 7;
export const resetHours = 24;

export function inviteMessage(name: string, link: string): AccountMessage {
  return {
    kind: 'user-invite',
    subject: 'Your account at the Peru Support Group',
    text: [
      `Dear ${name},`,
      'An account has been made for you in the back office of the Peru Support Group’s website. Choose your password here:',
      link,
      `The link works once, within ${inviteDays} days. If you did not expect this, please ignore it.`,
    ].join('\n\n'),
  };
}

export function resetMessage(name: string, link: string): AccountMessage {
  return {
    kind: 'user-reset',
    subject: 'A new password for the Peru Support Group',
    text: [
      `Dear ${name},`,
      'You can choose a new password for the back office of the Peru Support Group’s website here:',
      link,
      `The link works once, within ${resetHours} hours. If you did not ask for it, please ignore it: your password stays as it is.`,
    ].join('\n\n'),
  };
}
