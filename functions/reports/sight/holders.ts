import { type Account, accountsById } from '../../identity/account-store';
import { accountsHolding } from '../../identity/holder-store';
import type { Person } from '../../identity/person-store';
import type { Report } from '../report';
import { divisionAbove, handlerRoleOf, mayHandle, type Part, type Parties, partsIn } from './parts';
import { holderAmong, rowsHeldBy } from './reader';

/** Who holds the offices of these divisions, by division: two requests one after the other, however many. */
export async function holdersIn(divisions: readonly string[]): Promise<ReadonlyMap<string, Account[]>> {
  const held = await Promise.all(divisions.map((division) => accountsHolding(handlerRoleOf(division), division)));
  const accounts = new Map((await accountsById(held.flat())).map((account) => [account.accountId, account]));
  return new Map(divisions.map((division, place) => [division, held[place]!.flatMap((id) => accounts.get(id) ?? [])]));
}

const mayAs = async (account: Account, report: Parties, as: readonly Part[], persons: readonly Person[]) =>
  partsIn(report, await holderAmong(account, persons)).some((part) => as.includes(part));

/** Those of these accounts that have one of these parts in a report: never one for whom it must not exist. */
async function among(accounts: readonly Account[], report: Parties, as: readonly Part[], persons: readonly Person[]) {
  const may = await Promise.all(accounts.map((account) => mayAs(account, report, as, persons)));
  return accounts.filter((_, place) => may[place]);
}

/** Who holds the office of a division and has one of these parts in a report. */
async function holdersAt(division: string, report: Parties, as: readonly Part[]): Promise<Account[]> {
  const accounts = (await holdersIn([division])).get(division)!;
  return among(accounts, report, as, await rowsHeldBy(accounts));
}

/** Those who handle it: a handful. */
export const handlersOf = (report: Parties): Promise<Account[]> =>
  holdersAt(report.handledByDivision, report, ['handler']);

/** The same of the holders of its office and their rows on the roster, where those were read already. */
export async function handlersAmong(
  report: Parties,
  holders: readonly Account[],
  persons: readonly Person[],
): Promise<Account[]> {
  const unread = holders.filter(({ personId }) => !persons.some((person) => person.personId === personId));
  return among(holders, report, ['handler'], [...persons, ...(await rowsHeldBy(unread))]);
}

/** Those of these offices that have someone who may see it when it is theirs. One after the other is asked, as the first mostly may. */
export async function fitOffices(report: Parties, divisions: readonly string[]): Promise<string[]> {
  const holders = await holdersIn(divisions);
  const persons = await rowsHeldBy([...holders.values()].flat());
  const fit = await Promise.all(
    divisions.map(async (handledByDivision) => {
      for (const account of holders.get(handledByDivision)!)
        if (await mayAs(account, { ...report, handledByDivision }, ['handler'], persons)) return true;
      return false;
    }),
  );
  return divisions.filter((_, place) => fit[place]);
}

/** Whether an office may take it over and has someone who may see it then. */
export const couldHandle = async (report: Report, division: string): Promise<boolean> =>
  mayHandle(report, division) && (await fitOffices(report, [division])).length > 0;

/** Those over the office that has it, at the nearest level where there is someone. */
export async function thoseAbove(report: Parties): Promise<Account[]> {
  for (let over = divisionAbove(report.handledByDivision); over; over = divisionAbove(over)) {
    const found = await holdersAt(over, report, ['above', 'regulator']);
    if (found.length > 0) return found;
  }
  return [];
}
