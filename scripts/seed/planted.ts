import { addDays, yearOf } from '@shared/time';
import { addToYear, emptyYear } from '../../functions/accounts/book';
import type { StoredVillageYear } from '../../functions/accounts/book-store';
import { entryRowsOf } from '../../functions/accounts/change-book';
import { partyText } from '../../functions/accounts/party';
import { partyKey } from '../../functions/accounts/parties/known-parties';
import { publishedYearRow } from '../../functions/accounts/publications/publication-store';
import { NOTHING_REGISTERED } from '../../functions/accounts/registers/sums';
import type { StoredDecision } from '../../functions/affairs/decisions/decision-store';
import { cadreOrder } from '../../functions/identity/identity';
import { type Person, rosterPerson } from '../../functions/identity/person-store';
import type { StoredPayment } from '../../functions/subsidies/payment-store';
import { DISTRICT_FIGURES, PLANTED, type PlantedVillage } from '../../functions/supervision/planted/planted-villages';
import type { VillageRows } from '../../functions/supervision/facts/rows';
import type { Book } from './books';
import { noonOf } from './calendar';
import { Dice } from './dice';
import { idNumberOf } from './id-numbers';
import { namedIn } from './planted-lists';
import { balancesOf, publicationsOf, vouchersOf } from './planted-book';
import { paymentYearsOf } from './payments';
import type { SeededRegisters } from './register-life';
import { yearsWithRegisters } from './register-years';

/** A town that is on no map: faults are planted there, not in a village that has a name and people who bear it. */
export const PLANTED_TOWN = { code: '511503900', name: '预警演练乡' };
const FIRST_VILLAGE = 201;

export interface PlantedInStore extends PlantedVillage {
  readonly code: string;
  readonly name: string;
}

/** What is owed of a report stands in the report, a burst with its voices: the seed has such cases of its own, and the rules' examples the others. */
const isStored = ({ rows }: PlantedVillage): boolean => [...(rows.reports ?? []), ...(rows.bursts ?? [])].length === 0;

/** Each planted case in a village of its own: the first of a rule is the fault, the others look like it. */
export const plantedVillages: readonly PlantedInStore[] = PLANTED.filter(isStored).map((planted, place, all) => {
  const first = all.findIndex(({ rule }) => rule === planted.rule);
  return {
    ...planted,
    code: `${PLANTED_TOWN.code}${FIRST_VILLAGE + place}`,
    name: `${planted.rule.code}${planted.isFault ? '真例' : `相似例${place - first}`}村民委员会`,
  };
});

const FIGURES_SET_AT = noonOf('2026-01-05');
/** The limit below which payments gather, as this district decided it. */
const NEAR_LIMIT = { limitFen: 1_000_000 };

/**
 * The figures that no law gives, as this district decided them: without them three rules are silent. A colleague has proposed that the
 * statistical one be put in use; a night has counted what it would find, and another regulator decides.
 */
export const plantedSettings = (districtCode: string) => {
  const set = { districtCode, version: 1, changes: 1, changedAt: FIGURES_SET_AT };
  return [
    ...Object.entries(DISTRICT_FIGURES).map(([code, figures]) => ({ ...set, code, state: 'live' as const, figures })),
    {
      ...{ ...set, code: 'YT02', state: 'shadow' as const, figures: NEAR_LIMIT },
      proposed: {
        ...{ state: 'live' as const, figures: NEAR_LIMIT, why: '试运行三个月，没有乱报，可以用' },
        ...{ proposedAt: noonOf('2026-11-16'), byPersonId: new Dice('planted:proposer').ulid(FIGURES_SET_AT) },
        // As the night left it: nothing that is planted gathers below the limit.
        backTest: { before: 0, after: 0, villages: plantedVillages.length, on: '2026-11-17' },
      },
    },
  ];
};

/** Everything that a planted village has in the tables. */
export interface PlantedRows {
  readonly village: { code: string; name: string };
  readonly people: readonly Person[];
  readonly cadres: readonly { villageCode: string; cadreId: string; name: string; title: string; order: number }[];
  readonly payments: readonly StoredPayment[];
  readonly paymentYears: ReturnType<typeof paymentYearsOf>;
  readonly book: Book;
  readonly registers: SeededRegisters;
  readonly decisions: readonly StoredDecision[];
  /** Whom the lists of other offices name. */
  readonly named: ReturnType<typeof namedIn>;
}

/** An example's rows with ids and keys that the tables take, in another village: the same each time. */
function renamed({ rows, code }: PlantedInStore, nameOf: (key: string) => string): VillageRows {
  const idOf = (id: string) => new Dice(`planted:${code}:${id}`).ulid(noonOf('2026-01-01'));
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, key === 'excludedPersonIds' ? 'personId' : ''));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
    if (typeof value !== 'string') return value;
    if (key === 'villageCode') return code;
    if (/Id$|^reversalOf$|^reversedBy$/.test(key)) return idOf(value);
    return /Key$|^key$/.test(key) ? partyKey(code, partyText(nameOf(value))) : value;
  };
  return walk(rows, '') as VillageRows;
}

const nameIn = ({ rows }: PlantedVillage) => {
  const officers = rows.officers ?? [];
  return (key: string): string => officers.find((one) => one.key === key)?.name ?? `演练人${key}`;
};

/** The roster: whoever was paid, and the officers with who lives with them. */
function peopleOf(planted: PlantedInStore, rows: VillageRows, place: number): Person[] {
  const nameOf = nameIn(planted);
  const original = planted.rows.officers ?? [];
  const officers = (rows.officers ?? []).flatMap(({ personId, name, title, kin }, each) => [
    { personId, name, householdId: personId, grants: [{ role: 'cadre' as const, division: planted.code, title }] },
    ...kin.map((one, which) => ({
      personId: one.personId,
      name: nameOf(original[each]!.kin[which]!.key),
      householdId: personId,
      grants: [],
    })),
  ]);
  const known = new Set(officers.map(({ personId }) => personId));
  const paid = [...new Set((rows.payments ?? []).map(({ personId }) => personId))].filter((one) => !known.has(one));
  const all = [
    ...officers,
    ...paid.map((personId) => ({ personId, name: '演练户', householdId: personId, grants: [] })),
  ];
  return all.map((one, which) =>
    rosterPerson({
      ...one,
      villageCode: planted.code,
      group: '1组',
      relation: one.personId === one.householdId ? 'head' : 'spouse',
      idNumber: idNumberOf('511503', addDays('1950-01-01', 37 * place), 101 + 2 * which),
    }),
  );
}

/** A planted case as the tables keep it: its book, its registers, its people. @param today a day of the year of the examples. */
export function plantedRows(planted: PlantedInStore, today: string): PlantedRows {
  const { code, name } = planted;
  const place = Number(code.slice(9)) - FIRST_VILLAGE;
  const rows = renamed(planted, nameIn(planted));
  const vouchers = vouchersOf(planted, rows);
  const entries = vouchers.flatMap((voucher) => entryRowsOf(voucher));
  const year = yearOf(today);
  const { closed, ...balances } = balancesOf(rows, vouchers, year);
  const openingFen = balances.accounts
    .filter(({ accountCode }) => /^10[12]/.test(accountCode))
    .reduce((sum, one) => sum + one.openingFen, 0);
  const registers: SeededRegisters = {
    assets: [...(rows.assets ?? [])],
    resources: [...(rows.resources ?? [])],
    contracts: [...(rows.contracts ?? [])],
    debts: [...(rows.debts ?? [])],
    projects: [...(rows.projects ?? [])],
    events: [...(rows.events ?? [])],
  };
  const opened: StoredVillageYear = {
    villageCode: code,
    year,
    villageName: name,
    townName: PLANTED_TOWN.name,
    years: [year],
    ...emptyYear(openingFen),
    ...NOTHING_REGISTERED,
    registersOn: `${year}-12-31`,
    closedThrough: closed,
    publishedAt: `${today}T01:30:00.000Z`,
    version: 1,
  };
  const years = yearsWithRegisters([addToYear(opened, entries)], registers);
  const publications = publicationsOf(rows, years[0]!, balances, today);
  const payments = (rows.payments ?? []).map((one): StoredPayment => ({
    ...one,
    transfer: one.transfer.map((step) => ({ ...step })),
    bankName: '南溪农商银行',
    cardTail: '0000',
    batchNo: `演练-${planted.rule.code}`,
    payer: '预警演练乡财政所',
  }));
  return {
    village: { code, name },
    people: peopleOf(planted, rows, place),
    cadres: (rows.officers ?? []).map(({ personId, name: called, title }) => ({
      villageCode: code,
      cadreId: personId,
      name: called,
      title,
      order: cadreOrder(title),
    })),
    payments,
    paymentYears: paymentYearsOf(payments),
    book: {
      vouchers,
      entries,
      years,
      balances: [{ villageCode: code, year, ...balances, version: 1 }],
      publishing: {
        publications,
        corrections: [],
        publishedYears: [
          publishedYearRow({
            villageCode: code,
            year,
            villageName: name,
            townName: PLANTED_TOWN.name,
            periods: publications.map(({ period }) => period),
            closedThrough: closed,
            version: 1,
          }),
        ],
      },
    },
    registers,
    named: namedIn(rows),
    decisions: (rows.matters ?? []).map(({ decisionId, kind, state, title, amountFen, startedOn }) => ({
      villageCode: code,
      decisionId,
      villageName: name,
      kind,
      title,
      ...(amountFen !== undefined && { amountFen }),
      state,
      step: state === 'finished' ? ('result' as const) : ('resolution' as const),
      startedOn,
      updatedAt: noonOf(startedOn),
      version: 1,
    })),
  };
}
