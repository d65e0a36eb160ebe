import { type Colleague, MOST_COUNTED, MOST_ON_DESK, showDesk } from '@shared/reports/work';
import type { Role } from '@shared/roles';
import { type Account, accountById } from '../../identity/account-store';
import { accountsHolding } from '../../identity/holder-store';
import { handle } from '../../platform/serve';
import { rolesOf } from '../../platform/sessions';
import { dueAt } from '../report';
import { summarise } from '../sight/report-view';
import { readerOf } from '../sight/reader';
import { officeHeld, officePart, seesAtWork, standingOf } from './desk';
import { lateBeneath } from './late-beneath';
import { pileFor, visibleReports } from './work-store';

/**
 * The whole open pile of an office in one reading: bounded by what an office can owe, and by `MOST_ON_DESK`. Tabs, counts and
 * filters are made of these lines on the phone, so there is no count that could differ from them (ADR 26).
 */
export const showDeskHandler = handle(showDesk)(async ({ query, caller }, { at }) => {
  const { role } = query;
  const division = officeHeld(caller, query);
  const reader = await readerOf(caller);
  const sees = seesAtWork(reader);
  const [own, unsorted, carriedUp, held] = await Promise.all([
    visibleReports(pileFor(role, division, 'open'), sees, { limit: MOST_ON_DESK }),
    visibleReports(pileFor(role, division, 'held'), sees, { limit: MOST_COUNTED }),
    role === 'township' ? lateBeneath(division, 'open', sees, at) : [],
    holdersOf(role, division),
  ]);
  const all = [...own.items, ...carriedUp].sort((a, b) => (dueAt(a) ?? '').localeCompare(dueAt(b) ?? ''));
  const names = new Map(
    held.flatMap(({ accountId, personId, personName = '' }) =>
      [accountId, ...(personId ? [personId] : [])].map((id) => [id, personName] as const),
    ),
  );
  const items = await Promise.all(
    all.slice(0, MOST_ON_DESK).map(async (report) => ({
      ...(await summarise(report)),
      ...standingOf(report, officePart(report, reader)!, reader, names, at),
    })),
  );
  return {
    items,
    more: own.next !== undefined || all.length > MOST_ON_DESK,
    held: unsorted.items.length,
    colleagues: colleaguesAmong(held, caller.person?.personId, at),
  };
});

/** Who holds the same office: the same for every report, so that it tells nothing of any. */
async function holdersOf(role: Role, division: string): Promise<Account[]> {
  const accounts = await Promise.all((await accountsHolding(role, division)).map(accountById));
  return accounts.flatMap((account) => (account ? [account] : []));
}

/** Whom something can be assigned to: whose office gives nothing yet is not among them. */
const colleaguesAmong = (held: readonly Account[], mine: string | undefined, at: string): Colleague[] =>
  held
    .filter((account) => rolesOf(account, at).awake.some(({ role }) => role !== 'resident'))
    .map(({ accountId, personId, personName = '' }) => ({
      accountId,
      name: personName,
      mine: personId !== undefined && personId === mine,
    }))
    .sort((a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name, 'zh'));
