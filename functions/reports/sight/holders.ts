import { type Account, accountById } from '../../identity/account-store';
import { accountsHolding } from '../../identity/holder-store';
import { divisionAbove, handlerRoleOf, mayHandle, type Part, type Parties, partsIn } from './parts';
import { holderAsReader } from './reader';
import type { Report } from '../report';

/** Who holds the office of a division and has one of these parts in a report: never one for whom it must not exist. */
async function holdersAt(division: string, report: Parties, as: readonly Part[]): Promise<Account[]> {
  const accounts = await Promise.all((await accountsHolding(handlerRoleOf(division), division)).map(accountById));
  const held = await Promise.all(accounts.flatMap((account) => (account ? [fitting(account, report, as)] : [])));
  return held.flat();
}

const fitting = async (account: Account, report: Parties, as: readonly Part[]): Promise<Account[]> =>
  partsIn(report, await holderAsReader(account)).some((part) => as.includes(part)) ? [account] : [];

/** Those who handle it: a handful. */
export const handlersOf = (report: Parties): Promise<Account[]> =>
  holdersAt(report.handledByDivision, report, ['handler']);

/** Whether an office may take it over and has someone who may see it then. */
export const couldHandle = async (report: Report, division: string): Promise<boolean> =>
  mayHandle(report, division) && (await handlersOf({ ...report, handledByDivision: division })).length > 0;

/** Those over the office that has it, at the nearest level where there is someone. */
export async function thoseAbove(report: Parties): Promise<Account[]> {
  for (let over = divisionAbove(report.handledByDivision); over; over = divisionAbove(over)) {
    const found = await holdersAt(over, report, ['above', 'regulator']);
    if (found.length > 0) return found;
  }
  return [];
}
