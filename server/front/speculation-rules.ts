const never = ['/join*', '/my-data*', '/login*', '/setup*', '/invite/*', '/reset/*', '/dashboard*', '/api/*'];
const files = ['/*.xml', '/*.json', '/*.ics', '/*.txt', '/*.png', '/*.webmanifest'];

/**
 * Lets browsers fetch a page of ours when a reader is about to follow a link to it. Never what has a form, a secret in
 * its address, or needs a session. https://developer.mozilla.org/en-US/docs/Web/API/Speculation_Rules_API
 */
export const speculationRules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          ...[...never, ...files].map((pattern) => ({ not: { href_matches: pattern } })),
        ],
      },
      eagerness: 'moderate',
    },
  ],
};
