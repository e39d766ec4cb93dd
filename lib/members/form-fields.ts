/** Names that the form and its schema share; free of everything that a browser need not load. */

/** The trap: people never see this field, programs fill it in. No password manager knows a field of this name. */
export const honeypotName = 'second-remark';

/** Carries from the second look to the sending when that look began. */
export const stampName = 'stamp';

/** The name of a consent's error, and the id of its box. */
export const consentFieldName = (key: string): string => `consents.${key}`;

/** Longest values, in characters. */
export const limits = { name: 100, email: 254, addressLines: 500, postcode: 20, country: 60, message: 2000 };
