import type { Grant } from '@shared/roles';

/** A role gives nothing for so long after its holder bound another phone: the others who hold it can object meanwhile. */
export const HOURS_ASLEEP = 24;

/** When the roles of someone who bound at an instant begin to count. */
export const wakesAt = (boundAt: string): string =>
  new Date(Date.parse(boundAt) + HOURS_ASLEEP * 3_600_000).toISOString();

/** A role as an account has it. */
export type HeldRole = Grant & {
  title?: string | undefined;
  /** Nobody has confirmed yet that this account is the holder's. */
  unconfirmed?: boolean | undefined;
};

/**
 * The roles of an account at an instant: those that count, and those that are held but give nothing yet. A resident's counts at
 * once; any other waits for a second person's confirmation, and for the day after the binding.
 */
export function awakeAndAsleep<G extends HeldRole>(
  { grants, boundAt }: { grants: readonly G[]; boundAt?: string | undefined },
  at: string,
): { awake: G[]; asleep: G[] } {
  const fresh = boundAt !== undefined && at < wakesAt(boundAt);
  const sleeps = ({ role, unconfirmed }: HeldRole) => role !== 'resident' && (fresh || unconfirmed === true);
  return { awake: grants.filter((grant) => !sleeps(grant)), asleep: grants.filter(sleeps) };
}
