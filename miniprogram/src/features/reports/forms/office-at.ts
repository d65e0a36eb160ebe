import { levelOf } from '@shared/divisions';
import type { ActingAs } from '@shared/roles';

const ROLES = { village: 'cadre', town: 'township', district: 'regulator' } as const;

/** The office that handles reports at a division. */
export const officeAt = (division: string): ActingAs => ({ role: ROLES[levelOf(division)], division });
