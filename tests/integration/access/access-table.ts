import type { Capability } from '@/lib/auth/capabilities';

/**
 * What each way into the site asks of those who use it. `public`: anybody. A capability: signed in, with a role
 * that gives it. A list: any one of them. What is not declared here fails a test, and so does what no longer exists.
 */
export type Rule = 'public' | Capability | Capability[];

/** Server actions: file, then the exported action. */
export const actionRules: Record<string, Record<string, Rule>> = {
  'lib/articles/article-actions.ts': {
    createArticleAction: 'articles.edit',
    deleteArticleAction: 'articles.edit',
    publishArticleAction: 'articles.publish',
    readArticleAction: 'articles.edit',
    restoreArticleAction: 'articles.edit',
    saveArticleAction: 'articles.edit',
    scheduleArticleAction: 'articles.publish',
    trashArticleAction: 'articles.edit',
    unpublishArticleAction: 'articles.publish',
    withdrawArticleAction: 'articles.publish',
  },
  'lib/auth/sign-in-actions.ts': { signInAction: 'public', signOutAction: 'public' },
  'lib/members/decision-actions.ts': {
    approveApplicationAction: 'members.decide',
    confirmApplicationAction: 'members.decide',
    declineApplicationAction: 'members.decide',
    withdrawApplicationAction: 'members.decide',
  },
  'lib/members/join-actions.ts': {
    confirmAddressAction: 'public',
    joinAction: 'public',
    withdrawRequestAction: 'public',
  },
  'lib/sections/section-actions.ts': {
    createSectionAction: 'sections.edit',
    deleteSectionAction: 'sections.edit',
    moveSectionAction: 'sections.edit',
    readSectionAction: 'sections.edit',
    saveSectionAction: 'sections.edit',
  },
  'lib/settings/settings-actions.ts': { saveSettingsAction: 'settings.edit' },
  'lib/topics/topic-actions.ts': {
    createTopicAction: 'topics.edit',
    deleteTopicAction: 'topics.edit',
    saveTopicAction: 'topics.edit',
  },
  'lib/users/account-actions.ts': {
    changeOwnNameAction: 'account.own',
    changeOwnPasswordAction: 'account.own',
    createAccessTokenAction: 'account.own',
    revokeAccessTokenAction: 'account.own',
  },
  // Each of these asks for the secret of a one-time link instead of a session.
  'lib/users/password-link-actions.ts': {
    acceptInvitationAction: 'public',
    resetPasswordAction: 'public',
    setUpAction: 'public',
  },
  'lib/users/user-actions.ts': {
    changeUserRolesAction: 'users.manage',
    disableUserAction: 'users.manage',
    enableUserAction: 'users.manage',
    inviteUserAction: 'users.manage',
    inviteUserAgainAction: 'users.manage',
    sendUserResetAction: 'users.manage',
  },
};

/** Pages of the dashboard. */
export const pageRules: Record<string, Rule> = {
  'app/dashboard/account/page.tsx': 'account.own',
  'app/dashboard/articles/[id]/preview/page.tsx': 'articles.edit',
  'app/dashboard/articles/[id]/page.tsx': 'articles.edit',
  'app/dashboard/articles/new/page.tsx': 'articles.edit',
  'app/dashboard/articles/page.tsx': 'articles.edit',
  'app/dashboard/audit/page.tsx': 'audit.read',
  'app/dashboard/members/[id]/page.tsx': 'members.decide',
  'app/dashboard/members/contacts/page.tsx': 'members.decide',
  'app/dashboard/members/page.tsx': 'members.decide',
  // One mail: for those who may read mails of its audience. The example is a membership mail.
  'app/dashboard/outbox/[id]/page.tsx': 'outbox.read',
  'app/dashboard/outbox/page.tsx': ['outbox.read', 'users.manage'],
  'app/dashboard/page.tsx': 'dashboard.see',
  'app/dashboard/sections/[id]/page.tsx': 'sections.edit',
  'app/dashboard/sections/new/page.tsx': 'sections.edit',
  'app/dashboard/sections/page.tsx': 'sections.edit',
  'app/dashboard/settings/page.tsx': 'settings.edit',
  'app/dashboard/style/page.tsx': 'articles.edit',
  'app/dashboard/topics/[id]/page.tsx': 'topics.edit',
  'app/dashboard/topics/new/page.tsx': 'topics.edit',
  'app/dashboard/topics/page.tsx': 'topics.edit',
  'app/dashboard/users/[id]/page.tsx': 'users.manage',
  'app/dashboard/users/invite/page.tsx': 'users.manage',
  'app/dashboard/users/page.tsx': 'users.manage',
};

/** Route handlers: file, then the method. */
export const handlerRules: Record<string, Record<string, Rule>> = {
  'app/(site)/events/[slug]/card.png/route.ts': { GET: 'public' },
  'app/(site)/events/[slug]/event.ics/route.ts': { GET: 'public' },
  'app/(site)/news/[slug]/card.png/route.ts': { GET: 'public' },
  'app/(site)/topics/[slug]/feed.xml/route.ts': { GET: 'public' },
  'app/atom.xml/route.ts': { GET: 'public' },
  'app/.well-known/security.txt/route.ts': { GET: 'public' },
  'app/events.ics/route.ts': { GET: 'public' },
  'app/feed.json/route.ts': { GET: 'public' },
  'app/api/articles/[id]/route.ts': {
    DELETE: 'articles.edit',
    GET: 'public',
    PATCH: 'articles.edit',
  },
  'app/api/articles/route.ts': { GET: 'public', POST: 'articles.edit' },
  'app/api/auth/[...nextauth]/route.ts': { GET: 'public', POST: 'public' },
  'app/api/health/route.ts': { GET: 'public' },
  'app/api/membership-requests/route.ts': { POST: 'public' },
  'app/api/ready/route.ts': { GET: 'public' },
  'app/api/sections/route.ts': { GET: 'public' },
  'app/dashboard/members/export/route.ts': { GET: 'members.decide' },
  'app/feed.xml/route.ts': { GET: 'public' },
  'app/news-sitemap.xml/route.ts': { GET: 'public' },
  'app/opensearch.xml/route.ts': { GET: 'public' },
  'app/sitemap.xml/route.ts': { GET: 'public' },
  'app/sitemaps/[name]/route.ts': { GET: 'public' },
};
