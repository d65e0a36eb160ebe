import { maskPhone } from '@shared/text/mask';
import { grantsWhenBound } from '../../functions/identity/identity';
import { demoAccountId, demoPeople, demoPersonId } from './demo-people';
import { Dice } from './dice';
import type { Resident } from './people';

export interface SeedGrant {
  readonly role: string;
  readonly division: string;
  readonly title?: string;
}

/** A bound account of a resident. */
export interface SeedAccount {
  readonly accountId: string;
  readonly openid: string;
  readonly person: Resident;
  readonly grants: readonly SeedGrant[];
  readonly boundAt: string;
  readonly maskedPhone: string;
}

const BOUND_AT = '2026-09-01T02:00:00.000Z';
const demoKeys = new Map(demoPeople.filter(({ bound }) => bound).map((person) => [demoPersonId(person.key), person]));

/** Whether an account of the demo is bound to this person. */
export const isBoundDemo = ({ personId }: Resident): boolean => demoKeys.has(personId);

/** The account bound to a person: the demo's own, or one of somebody who never opens it again. */
export function accountOf(person: Resident, standing: readonly SeedGrant[]): SeedAccount {
  const demo = demoKeys.get(person.personId);
  return {
    accountId: demo ? demoAccountId(demo.key) : new Dice(`account:${person.personId}`).ulid(BOUND_AT),
    openid: demo?.openid ?? `oSEED-${person.personId}`.slice(0, 28),
    person,
    // Bound long ago, and confirmed: none of these sleeps.
    grants: grantsWhenBound({ villageCode: person.villageCode, grants: [...standing] }) as SeedGrant[],
    boundAt: BOUND_AT,
    maskedPhone: person.phone ? maskPhone(person.phone) : '',
  };
}
