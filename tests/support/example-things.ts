/**
 * Ids of one thing of each kind in the site of a browser test, under the folder of the dashboard that shows them:
 * `articles` is a draft, `members` a request that waits, `outbox` its mail.
 */
export type ExampleThings = Record<string, string>;

/** The address of a dashboard page or route; `[segments]` are filled with the folder's example. */
export function dashboardAddress(route: string, examples: ExampleThings): string {
  const folder = route.split('/')[2] ?? '';
  return route.replace(/\[[^\]]+\]/, () => {
    const example = examples[folder];
    if (!example)
      throw new Error(`There is no example thing for ${route}: add one to tests/support/fill-site.ts.`);
    return example;
  });
}
