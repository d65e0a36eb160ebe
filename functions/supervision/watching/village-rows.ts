import { levelOf } from '@shared/divisions';
import { dayInChina, yearOf } from '@shared/time';
import { balancesOf } from '../../accounts/balances/balance-store';
import { villageYearOf, vouchersOf } from '../../accounts/book-store';
import { partyKey } from '../../accounts/parties/known-parties';
import { partyText } from '../../accounts/party';
import { fingerprintOf } from '../../accounts/publications/fingerprint';
import { dueOn, figuresOf, periodsOf, publicationOf, stateOf } from '../../accounts/publications/publication';
import { correctionsIn, publicationsOf } from '../../accounts/publications/publication-store';
import { registersOf } from '../../accounts/registers/all-rows';
import { wholeHistoryOf } from '../../accounts/registers/register-store';
import { decisionsOf } from '../../affairs/decisions/decision-store';
import { cadresOf } from '../../identity/cadre-store';
import { villageNamed } from '../../identity/division-store';
import { departedOf, rosterOf } from '../../identity/person-store';
import { inParallel } from '../../platform/in-parallel';
import { everyRow } from '../../platform/query-page';
import { membersWith, officeHoldersOver } from '../../reports/routing/conflicts';
import { paymentsOf } from '../../subsidies/payment-store';
import { centreVillageOf } from '../centres/centre-store';
import type { ListedPersons } from '../lists/listed-persons';
import {
  type BurstStanding,
  DELIVERED_KINDS,
  type DeliveredRows,
  type Officer,
  type PaidPayment,
  type PeerStanding,
  type PeriodStanding,
  type ReportStanding,
  type RowKind,
  type YearBalances,
} from '../facts/rows';
import { type KeptPeers, kindOf, perHeadOf } from '../statistics/peers';

const AT_ONCE = 8;

/** What the work gives for each thing, in no order. */
async function gathered<T, R>(things: readonly T[], work: (thing: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  await inParallel(things, AT_ONCE, async (thing) => results.push(await work(thing)));
  return results;
}

/** What is read of a district at once, the village's part of it. */
export interface DistrictRows {
  readonly reports?: readonly ReportStanding[] | undefined;
  readonly bursts?: readonly BurstStanding[] | undefined;
  readonly listed?: ListedPersons | undefined;
  readonly peers?: KeptPeers | undefined;
}

/** What a village's rules read, of this year and the one before. For the night's run: never on the way to a screen. */
export async function villageRowsOf(
  villageCode: string,
  at: string,
  { reports = [], bursts = [], listed = {}, peers }: DistrictRows,
  /** What the rules at hand read: a kind that none of them needs is not read, and is empty. */
  wanted: readonly RowKind[] = DELIVERED_KINDS,
): Promise<DeliveredRows> {
  const today = dayInChina(at);
  const years = [yearOf(today) - 1, yearOf(today)];
  const books = years.map((year) => ({ villageCode, year }));
  const [registers, vouchers, kept, publications, matters, officers, offices, payments, among] = await Promise.all([
    registersOf(villageCode),
    wanted.includes('vouchers') ? Promise.all(books.map((book) => vouchersOf(book))) : [],
    wanted.includes('balances') ? Promise.all(books.map(balancesIn)) : [],
    wanted.includes('publications') ? Promise.all(books.map((book) => periodsStanding(book, today))) : [],
    wanted.includes('matters') ? everyRow((query) => decisionsOf(villageCode, query)) : [],
    officersOf(villageCode),
    officesOver(villageCode),
    wanted.includes('payments') ? paymentsIn(villageCode, years) : [],
    wanted.includes('peers') && peers ? peersOf(villageCode, peers) : [],
  ]);
  const { assets, contracts } = registers;
  const told = [
    ...assets
      .filter(({ status }) => status === 'idle' || status === 'scrapped')
      .map(({ assetId }) => ({ villageCode, of: 'asset' as const, itemId: assetId })),
    ...contracts
      .filter(({ startsOn, endsOn }) => yearOf(endsOn) - yearOf(startsOn) >= 20)
      .map(({ contractId }) => ({ villageCode, of: 'contract' as const, itemId: contractId })),
  ];
  const events = wanted.includes('events') ? (await gathered(told, wholeHistoryOf)).flat() : [];
  return {
    villageCode,
    today,
    ...registers,
    vouchers: vouchers.flat(),
    balances: kept.flat(),
    publications: publications.flat(),
    events,
    matters,
    officers,
    offices,
    payments,
    reports,
    bursts,
    peers: among,
    ...ofThePaid(listed, payments),
  };
}

/** What the lists say of those who were paid: nobody else is asked about. */
function ofThePaid({ deaths, standings }: ListedPersons, payments: readonly PaidPayment[]) {
  const paid = [...new Set(payments.map(({ personId }) => personId))];
  const named = <T>(of: ReadonlyMap<string, readonly T[]>): T[] => paid.flatMap((personId) => of.get(personId) ?? []);
  return { ...(deaths && { deaths: named(deaths) }), ...(standings && { standings: named(standings) }) };
}

/** How the village stands among those of its kind, as both were counted; nothing where its own month is not closed. */
async function peersOf(villageCode: string, { asOf, through, groups }: KeptPeers): Promise<PeerStanding[]> {
  const [own, { name }] = await Promise.all([centreVillageOf(villageCode), villageNamed(villageCode)]);
  // A counting that was cut off leaves villages that are newer than their quartiles: of another month, perhaps.
  const perHeadFen = own?.asOf === asOf ? perHeadOf(own) : undefined;
  const kind = kindOf(name);
  const group = groups.find((one) => one.kind === kind);
  return perHeadFen === undefined || !group
    ? []
    : [{ kind, through, perHeadFen, villages: group.villages, quartiles: group.quartiles }];
}

async function balancesIn(book: { villageCode: string; year: number }): Promise<YearBalances[]> {
  const [balances, year] = await Promise.all([balancesOf(book), villageYearOf(book)]);
  return balances && year ? [{ ...balances, year: book.year, closedThrough: year.closedThrough }] : [];
}

/** A village that keeps no book this year publishes nothing. Of earlier years nothing is said: it may not have been here. */
const withoutBook = (year: number, today: string): PeriodStanding[] =>
  periodsOf(year).map((period) => ({
    period,
    state: stateOf(period, undefined, today),
    dueOn: dueOn(period),
    corrections: 0,
  }));

/** How each period of a year stands, as its page shows it. */
async function periodsStanding(book: { villageCode: string; year: number }, today: string): Promise<PeriodStanding[]> {
  const [year, balances, publications, corrections] = await Promise.all([
    villageYearOf(book),
    balancesOf(book),
    publicationsOf(book),
    correctionsIn(book),
  ]);
  if (!year || !balances) return book.year === yearOf(today) ? withoutBook(book.year, today) : [];
  const published = new Map(publications.map((publication) => [publication.period, publication]));
  return periodsOf(book.year).map((period) => {
    const was = published.get(period);
    const intact = was && was.fingerprint === fingerprintOf(period, figuresOf(period, year, balances), balances);
    const shown = publicationOf(period, was, {
      today,
      closedThrough: year.closedThrough,
      intact: intact ?? true,
      corrections,
    });
    return { period, state: shown.state, dueOn: shown.dueOn, intact, corrections: shown.corrections.length };
  });
}

/** The cadres with who lives with them, by the keys under which the book keeps names. */
const officersOf = async (villageCode: string): Promise<Officer[]> =>
  withFamilies(
    villageCode,
    (await cadresOf(villageCode)).map(({ cadreId, name, title }) => ({ personId: cadreId, name, title })),
  );

/** The same of whoever holds an office of the town or the district: they check what is found here, unless it is about them. */
const officesOver = async (villageCode: string): Promise<Officer[]> => {
  const held = await officeHoldersOver(villageCode);
  const titled = ({ division, ...one }: (typeof held)[number]) => ({
    ...one,
    title: levelOf(division) === 'district' ? '区级监管人员' : '乡镇干部',
  });
  return withFamilies(villageCode, held.map(titled));
};

function withFamilies(
  villageCode: string,
  people: readonly Pick<Officer, 'personId' | 'name' | 'title'>[],
): Promise<Officer[]> {
  const keyOf = (name: string) => partyKey(villageCode, partyText(name));
  return gathered(people, async ({ personId, name, title }) => {
    const kin = (await membersWith(personId)).map((member) => ({ personId: member.personId, key: keyOf(member.name) }));
    return { personId, name, title, key: keyOf(name), kin };
  });
}

async function paymentsIn(villageCode: string, years: readonly number[]) {
  // Who died or moved away was paid too, and what was paid after a death is looked for.
  const people = (
    await Promise.all([rosterOf, departedOf].map((list) => everyRow((query) => list(villageCode, query))))
  ).flat();
  const paid = await gathered(people, async ({ personId }) =>
    (await Promise.all(years.map((year) => everyRow((query) => paymentsOf(personId, year, query))))).flat(),
  );
  return paid.flat();
}
