import { districtOf, levelOf, townOf } from '@shared/divisions';
import type { Role } from '@shared/roles';
import { rolesOf } from '../../platform/sessions';
import { type Account, accountById } from '../account-store';
import { accountsHolding } from '../holder-store';

/** The bound accounts that hold a role for exactly a division, those whose role sleeps among them. */
export async function boundTo(role: Role, division: string): Promise<Account[]> {
  const accounts = await Promise.all((await accountsHolding(role, division)).map(accountById));
  return accounts.flatMap((account) => (account ? [account] : []));
}

/** Those whose role counts at an instant. */
export const holdersOf = async (role: Role, division: string, at: string): Promise<Account[]> =>
  (await boundTo(role, division)).filter((account) =>
    rolesOf(account, at).awake.some((grant) => grant.role === role && grant.division === division),
  );

/** A division and those it lies in, the nearest first. */
export const upwards = (division: string): string[] =>
  levelOf(division) === 'district' ? [division] : [...new Set([division, townOf(division), districtOf(division)])];

/** Who may answer what waits for a second person: the admins over it, who holds the role there, of a cadre the town. */
export async function answerersOf(role: Role, division: string): Promise<Account[]> {
  const asked: [Role, string][] = [
    ...upwards(division).map((over): [Role, string] => ['admin', over]),
    [role, division],
    ...(role === 'cadre' ? [['township', townOf(division)] as [Role, string]] : []),
  ];
  const found = (await Promise.all(asked.map(([each, place]) => boundTo(each, place)))).flat();
  return [...new Map(found.map((account) => [account.accountId, account])).values()];
}
