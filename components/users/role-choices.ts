import { roleHints, roleLabels, type Role } from '@/lib/users/user-types';

/** The roles as boxes to tick. */
export const roleChoices = (Object.keys(roleLabels) as Role[]).map((role) => ({
  value: role,
  label: roleLabels[role],
  hint: roleHints[role],
}));
