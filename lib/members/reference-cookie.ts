/** Carries the reference from the form to the page that says thank you, for ten minutes. */
export const referenceCookie = 'psg-join-reference';
