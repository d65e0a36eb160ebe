import type { ReturnReason, TransferStatus } from '@shared/subsidies/subsidies';
import { addDays, noonInChina, twoDigits } from '@shared/time';
import { addToYear, paidIn } from '../../functions/subsidies/payment';
import { paymentIdOf, type StoredPayment, type StoredPaymentYear } from '../../functions/subsidies/payment-store';
import type { SeedAccount } from './accounts';
import { ageOn, AS_OF_DAY, dayOf } from './calendar';
import { Dice } from './dice';
import type { SeedDistrict, SeedVillage } from './districts';
import { demoPeople, demoPersonId } from './demo-people';
import type { Household, Resident } from './people';
import { departmentOf, programName } from './programs';
import { type SeedMessage, toldTo } from './messages';
import { type Due, type Scheme, SCHEMES } from './schemes';

const YEARS = [2024, 2025, 2026];
const MONTHS: Record<Scheme['pays'], readonly number[]> = {
  month: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  quarter: [3, 6, 9, 12],
  term: [4, 11],
  year: [],
  once: [],
};
/** Further ahead nothing is planned yet. */
const LAST_PLANNED = addDays(AS_OF_DAY, 12);
/** Sent to the bank, not yet confirmed. */
const FIRST_UNCONFIRMED = addDays(AS_OF_DAY, -2);
const RETURNED = 0.003;
/** People of the demo are not left with a returned payment by chance: 王秀英 has one on purpose. */
const spared = new Set(demoPeople.map(({ key }) => demoPersonId(key)));

const RETURNED_ON_PURPOSE = new Map<string, ReturnReason>([
  [`${demoPersonId('wang-xiuying')}|BT03|2026年`, 'nameMismatch'],
]);

interface Batch {
  readonly scheme: Scheme;
  readonly year: number;
  readonly paidOn: string;
  readonly period: string;
  readonly batchNo: string;
}

function periodOf({ pays }: Scheme, year: number, month: number): string {
  if (pays === 'month') return `${year}年${month}月`;
  if (pays === 'quarter') return `${year}年第${Math.ceil(month / 3)}季度`;
  if (pays === 'term') return `${year}年${month < 8 ? '春季' : '秋季'}学期`;
  return `${year}年`;
}

/** The batches a town pays: a program and a period, on one day, for all its villages. */
export function batchesOf(town: string): Batch[] {
  const place = Number(town.slice(6));
  return SCHEMES.flatMap((scheme) =>
    YEARS.flatMap((year) =>
      (scheme.month ? [scheme.month] : MONTHS[scheme.pays]).flatMap((month): Batch[] => {
        const paidOn = addDays(dayOf(year, month, scheme.day), (place * 7 + month + year) % 5);
        if (paidOn > LAST_PLANNED) return [];
        const number = `${year}${twoDigits(month)}`;
        return [
          {
            scheme,
            year,
            paidOn,
            period: periodOf(scheme, year, month),
            batchNo: `${scheme.code}-${number}-${town.slice(6)}`,
          },
        ];
      }),
    ),
  );
}

const RETURN_REASONS: ReturnReason[] = ['dormant', 'nameMismatch', 'closed'];
const AGAIN_AFTER_DAYS = 24;

type Transfer = StoredPayment['transfer'];
function transferOf(paidOn: string, status: TransferStatus, reason: ReturnReason | undefined): Transfer {
  if (status === 'planned') return [{ status, on: addDays(AS_OF_DAY, -1) }];
  const steps: Transfer = [
    { status: 'planned', on: addDays(paidOn, -6) },
    { status: 'sent', on: status === 'sent' ? paidOn : addDays(paidOn, -1) },
  ];
  if (status === 'sent') return steps;
  if (!reason) return [...steps, { status, on: paidOn }];
  const returned: Transfer = [...steps, { status: 'returned', on: paidOn, reason }];
  const again = addDays(paidOn, AGAIN_AFTER_DAYS);
  return status === 'returned'
    ? returned
    : [...returned, { status: 'sent', on: addDays(again, -1) }, { status: 'credited', on: again }];
}

function statusOf(dice: Dice, paidOn: string, personId: string): TransferStatus {
  if (paidOn > AS_OF_DAY) return 'planned';
  if (paidOn >= FIRST_UNCONFIRMED) return 'sent';
  return dice.chance(RETURNED) && !spared.has(personId) ? 'returned' : 'credited';
}

function amountOf({ pricesFen }: Scheme, year: number, { quantity, amountFen }: Due): number {
  return amountFen ?? Math.round((pricesFen?.[year] ?? 0) * (quantity ?? 1));
}

/** A payment; one that came back a while ago was sent again and has arrived. */
function paymentFor(dice: Dice, batch: Batch, person: Resident, due: Due): StoredPayment {
  const { scheme, year, paidOn, period, batchNo } = batch;
  const wanted = RETURNED_ON_PURPOSE.get(`${person.personId}|${scheme.code}|${period}`);
  const drawn = statusOf(dice, paidOn, person.personId);
  const reason = drawn === 'returned' ? dice.pick(RETURN_REASONS) : wanted;
  const cameAgain = reason && addDays(paidOn, AGAIN_AFTER_DAYS) < FIRST_UNCONFIRMED;
  const status = !reason ? drawn : cameAgain ? 'credited' : 'returned';
  const unitPriceFen = due.amountFen === undefined ? scheme.pricesFen?.[year] : undefined;
  const standing = standingIn(scheme, person);
  const payment = {
    personId: person.personId,
    programCode: scheme.code,
    programName: programName.get(scheme.code)!,
    amountFen: amountOf(scheme, year, due),
    paidOn,
    status,
    bankName: person.bankName,
    cardTail: person.cardTail,
    batchNo,
    payer: `南溪区财政局（${departmentOf.get(scheme.code)!.replace(/[（/].*/, '')}）`,
    ...(due.quantity !== undefined &&
      unitPriceFen !== undefined && { quantity: due.quantity, unit: scheme.unit!, unitPriceFen }),
    ...(standing && { standing }),
    period,
    ...(status === 'returned' && { returnReason: reason! }),
    transfer: transferOf(paidOn, status, reason),
  };
  return { ...payment, paymentId: paymentIdOf(payment) };
}

/** The category that decides the sum, where one does. */
function standingIn({ code }: Scheme, { traits: { disability } }: Resident): string | undefined {
  return disability && ['BT37', 'BT38', 'BT43'].includes(code) ? `${'一二三四'[disability - 1]}级残疾` : undefined;
}

/** What came back was told to whom has a phone, under the id `tellAccount` gives it. */
export const returnedMessages = (payments: readonly StoredPayment[], accounts: readonly SeedAccount[]): SeedMessage[] =>
  payments.flatMap(({ personId, paymentId, status, transfer }): SeedMessage[] => {
    const account = status === 'returned' && accounts.find(({ person }) => person.personId === personId);
    if (!account) return [];
    const { on } = transfer.at(-1)!;
    return [toldTo(account.accountId, 'paymentReturned', noonInChina(on), `${paymentId}|${on}`, { paymentId })];
  });

/** What the people of a village were paid 2024–2026, each payment owed to what they are and have that day. */
export function paymentsOfVillage(
  dice: Dice,
  batches: readonly Batch[],
  households: readonly Household[],
): StoredPayment[] {
  return households.flatMap((household) =>
    household.members.flatMap((person) => {
      const rolls = new Map<string, number>();
      return batches.flatMap((batch): StoredPayment[] => {
        const { scheme, paidOn, year } = batch;
        if (scheme.to === 'household' && person !== household.head) return [];
        if (person.bornOn > paidOn) return [];
        const due = scheme.due({
          household,
          person,
          get age() {
            return ageOn(person.bornOn, paidOn);
          },
          day: paidOn,
          year,
          roll: () => {
            if (!rolls.has(scheme.code)) rolls.set(scheme.code, dice.int(0, 2 ** 30));
            return new Dice(`${scheme.code}:${rolls.get(scheme.code)}`);
          },
        });
        return due ? [paymentFor(dice, batch, person, due)] : [];
      });
    }),
  );
}

/** The yearly totals that `recordPayments` would have kept. */
export function paymentYearsOf(payments: readonly StoredPayment[]): StoredPaymentYear[] {
  const groups = new Map<string, StoredPayment[]>();
  for (const payment of payments) {
    const key = `${payment.personId}#${paidIn(payment)}`;
    groups.set(key, [...(groups.get(key) ?? []), payment]);
  }
  return [...groups.values()].map((group) => ({
    ...addToYear(paidIn(group[0]!), group),
    personId: group[0]!.personId,
    version: 1,
  }));
}

export const paymentBatches = (district: SeedDistrict): ((village: SeedVillage) => Batch[]) => {
  const byTown = new Map(district.towns.map(({ code }) => [code, batchesOf(code)]));
  return ({ townCode }) => byTown.get(townCode)!;
};
