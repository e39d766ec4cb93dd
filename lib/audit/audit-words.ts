/** Kinds of things that entries are about, as the filter offers them. */
export const auditKinds = {
  article: 'Articles',
  section: 'Sections',
  topic: 'Topics',
  application: 'Requests to join',
  contact: 'Members',
  user: 'Accounts',
  token: 'Access tokens',
  settings: 'Settings',
} as const;

const words: Record<string, string> = {
  'user.sign-in': 'signed in',
  'user.sign-out': 'signed out',
  'user.sign-in-locked': 'sign-in locked',
  'user.set-up': 'set up the site',
  'user.invite': 'invited',
  'user.invite-again': 'invited again',
  'user.accept-invitation': 'took up the invitation',
  'user.send-reset': 'sent a link for a new password',
  'user.reset-password': 'replaced a forgotten password',
  'user.change-password': 'changed the password',
  'user.change-roles': 'changed the roles',
  'user.rename': 'changed the name',
  'token.create': 'made an access token',
  'token.revoke': 'revoked an access token',
};

/** What was done, in words; an action without words of its own is spelt out from its code. */
export function actionLabel(action: string): string {
  return words[action] ?? action.slice(action.indexOf('.') + 1).replaceAll('-', ' ');
}
