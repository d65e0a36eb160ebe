import { covers } from '@shared/divisions';
import { INCOMPATIBLE_ROLES } from '@shared/identity/grants';
import type { Grant } from '@shared/roles';

const overlap = (a: string, b: string) => covers(a, b) || covers(b, a);

/** Whether someone with these roles may hold one more: undefined when they may, else which of them it does not go with. */
export const incompatibleWith = (
  held: readonly { role: string; division: string }[],
  { role, division }: Grant,
): { role: string; division: string } | undefined =>
  held.find(
    (other) =>
      overlap(other.division, division) &&
      INCOMPATIBLE_ROLES.some(([a, b]) => (a === role && b === other.role) || (b === role && a === other.role)),
  );
