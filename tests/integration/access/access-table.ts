import type { Capability } from '@/lib/auth/capabilities';

/**
 * What each way into the site asks of those who use it. `public`: anybody. A capability: signed in, with a role
 * that gives it. A list: any one of them. What is not declared here fails a test, and so does what no longer exists.
 */
export type Rule = 'public' | Capability | Capability[];

/** Server actions: file, then the exported action. */
export const actionRules: Record<string, Record<string, Rule>> = {};

/** Pages of the dashboard. */
export const pageRules: Record<string, Rule> = {
  'app/dashboard/page.tsx': 'dashboard.see',
};

/** Route handlers: file, then the method. */
export const handlerRules: Record<string, Record<string, Rule>> = {
  'app/api/health/route.ts': { GET: 'public' },
  'app/api/ready/route.ts': { GET: 'public' },
  'app/feed.xml/route.ts': { GET: 'public' },
};
