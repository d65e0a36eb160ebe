import { type Account, accountsById } from '../../identity/account-store';
import { accountsHolding } from '../../identity/holder-store';
import { divisionAbove, handlerRoleOf, mayHandle, type Part, type Parties, partsIn } from './parts';
import { holderAsReader } from './reader';
import type { Report } from '../report';

/** Who holds the office of a division and has one of these parts in a report: never one for whom it must not exist. */
async function holdersAt(division: string, report: Parties, as: readonly Part[]): Promise<Account[]> {
  const accounts = await accountsById(await accountsHolding(handlerRoleOf(division), division));
  const readers = await Promise.all(accounts.map(holderAsReader));
  return accounts.filter((_, place) => partsIn(report, readers[place]!).some((part) => as.includes(part)));
}

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
