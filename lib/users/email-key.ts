/** The form of an email address by which an account is found. */
export const emailKeyOf = (email: string): string => email.trim().toLowerCase();
