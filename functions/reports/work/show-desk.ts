import { type Colleague, DESK_PAGE, MOST_COUNTED, showDesk } from '@shared/reports/work';
import type { Role } from '@shared/roles';
import { type Account, accountsById } from '../../identity/account-store';
import { accountsHolding } from '../../identity/holder-store';
import { decodeCursor, encodeCursor } from '../../platform/cursor';
import { handle } from '../../platform/serve';
import { rolesOf } from '../../platform/sessions';
import { summarise } from '../sight/report-view';
import { readerOf } from '../sight/reader';
import { officeHeld, officePart, seesAtWork, standingOf } from './desk';
import { lateBeneath } from './late-beneath';
import { pileFor, placeOf, visibleReports } from './work-store';

/**
 * The open pile of an office, the most urgent first, a page at a time: with a town's, what its villages owe too long. Tabs, counts and
 * filters are made of these lines on the phone, so there is no count that could differ from them (ADR 26, 115).
 */
export const showDeskHandler = handle(showDesk)(async ({ query, caller }, { at }) => {
  const { role, after, limit = DESK_PAGE } = query;
  const division = officeHeld(caller, query);
  const scope = `desk:${role}:${division}`;
  const past = (decodeCursor(after, scope) as { place: string } | undefined)?.place;
  const reader = await readerOf(caller);
  const sees = seesAtWork(reader);
  const [own, carriedUp, unsorted, held] = await Promise.all([
    visibleReports({ ...pileFor(role, division, 'open'), past }, sees, { limit }),
    role === 'township' ? lateBeneath(division, 'open', { sees, at, past, limit }) : { items: [], more: false },
    after === undefined && visibleReports(pileFor(role, division, 'held'), sees, { limit: MOST_COUNTED }),
    holdersOf(role, division),
  ]);
  const all = [...own.items, ...carriedUp.items]
    .map((report) => ({ report, place: placeOf(report) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const page = all.slice(0, limit);
  const more = own.next !== undefined || carriedUp.more || all.length > limit;
  const next = encodeCursor(more ? { place: page.at(-1)?.place } : undefined, scope);
  const names = new Map(
    held.flatMap(({ accountId, personId, personName = '' }) =>
      [accountId, ...(personId ? [personId] : [])].map((id) => [id, personName] as const),
    ),
  );
  const items = await Promise.all(
    page.map(async ({ report }) => ({
      ...(await summarise(report)),
      ...standingOf(report, officePart(report, reader)!, reader, names, at),
    })),
  );
  return {
    items,
    ...(next && { next }),
    ...(unsorted && {
      held: unsorted.items.length,
      colleagues: colleaguesAmong(held, caller.person?.personId, at),
    }),
  };
});

/** Who holds the same office: the same for every report, so that it tells nothing of any. A moment behind: whom work is given to is read again. */
const holdersOf = async (role: Role, division: string): Promise<Account[]> =>
  accountsById(await accountsHolding(role, division), { consistent: false });

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
