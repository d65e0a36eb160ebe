import { daysBetween } from '../../accounts/registers/rent';
import type { Movement } from '../../accounts/book';
import type { Figures } from '../rules/condition';
import type { Fact } from './fact';
import { officerBehind, officersKnownBy } from './officers';
import type { BookedVoucher, VillageRows } from './rows';
import { evidenceOf, expensesOf, standingVouchers } from './voucher-facts';

export interface Paid {
  readonly voucher: BookedVoucher;
  readonly movement: Movement;
}

/** What every standing voucher paid, payment by payment. */
export const allPaid = (rows: VillageRows): Paid[] =>
  standingVouchers(rows).flatMap((voucher) => expensesOf(voucher).map((movement) => ({ voucher, movement })));

export const payeeOf = ({ counterparty, counterpartyKey }: Movement): string => counterpartyKey ?? counterparty;

/**
 * The days within `windowDays`, from one of this year on, in which most was paid, by payments that were each below the limit. They may
 * end in the next year: who splits in December goes on in January.
 */
function fullestSpell(paid: readonly Paid[], year: number, windowDays: number, limitFen: number): Paid[] {
  const small = paid
    .filter(({ movement }) => movement.amountFen < limitFen)
    .sort((a, b) => a.movement.occurredOn.localeCompare(b.movement.occurredOn));
  const totalOf = (spell: readonly Paid[]) => spell.reduce((sum, { movement }) => sum + movement.amountFen, 0);
  return small
    .flatMap((first, place) =>
      first.voucher.year === year
        ? [
            small
              .slice(place)
              .filter(({ movement }) => daysBetween(first.movement.occurredOn, movement.occurredOn) < windowDays),
          ]
        : [],
    )
    .reduce<Paid[]>((fullest, spell) => (totalOf(spell) > totalOf(fullest) ? spell : fullest), []);
}

/**
 * What one payee got for one thing (a contract, or an account of the budget) in several payments of a year, each below the limit.
 * A year is one alert: a payment that is booked later adds to it and makes no second one.
 */
export function splitFacts(rows: VillageRows, { limitFen, windowDays }: Figures): Fact[] {
  if (limitFen === undefined || windowDays === undefined) return [];
  const projects = new Map(
    (rows.projects ?? []).flatMap((project) =>
      project.payments.flatMap(({ voucher }) => (voucher ? [[voucher.voucherId, project] as const] : [])),
    ),
  );
  const groups = new Map<string, Paid[]>();
  for (const paid of allPaid(rows)) {
    const { voucher, movement } = paid;
    if (movement.counterparty === '') continue;
    const thing = projects.get(voucher.voucherId)?.projectId ?? movement.accountCode;
    const key = `${payeeOf(movement)}|${thing}`;
    groups.set(key, [...(groups.get(key) ?? []), paid]);
  }
  const years = [...groups].flatMap(([key, paid]) =>
    [...new Set(paid.map(({ voucher }) => voucher.year))].map((year) => ({ key: `${key}|${year}`, paid, year })),
  );
  return years.flatMap(({ key, paid, year }): Fact[] => {
    const spell = fullestSpell(paid, year, windowDays, limitFen);
    const [first] = spell;
    if (!first || spell.length < 2) return [];
    const project = projects.get(first.voucher.voucherId);
    const amounts = spell.map(({ movement }) => movement.amountFen);
    return [
      {
        subject: `payee#${key}`,
        period: String(year),
        evidence: spell.map(({ voucher }) => evidenceOf(voucher)),
        concerns: officersKnownBy(rows, first.movement.counterpartyKey, project?.contractorKey),
        values: {
          payee: first.movement.counterparty,
          count: spell.length,
          totalFen: amounts.reduce((sum, fen) => sum + fen, 0),
          largestFen: Math.max(...amounts),
          firstOn: first.movement.occurredOn,
          lastOn: spell.at(-1)!.movement.occurredOn,
          instalments: project?.contractFen !== undefined,
          wages: first.movement.accountCode.startsWith('212'),
          monthly: isMonthly(spell),
          passedOn: first.movement.accountCode.startsWith('211') || first.movement.accountCode.startsWith('241'),
        },
      },
    ];
  });
}

/** Days between two payments of a monthly one, at least. */
const MONTH_APART = 25;

/** Whether a spell is one sum once a calendar month, as of a contract by the month. */
const isMonthly = (spell: readonly Paid[]): boolean =>
  spell.every(({ movement }, place) => {
    const before = spell[place - 1]?.movement;
    if (!before) return true;
    return (
      movement.amountFen === before.amountFen &&
      movement.occurredOn.slice(0, 7) !== before.occurredOn.slice(0, 7) &&
      daysBetween(before.occurredOn, movement.occurredOn) >= MONTH_APART
    );
  });

/** What is the households' own and goes through the book to them. */
const HOUSEHOLDS_OWN = /分红|分配|流转费|流转金|征地|补偿|青苗/;
/** To how many others a voucher pays the same thing, for it to be a list and no favour. */
const MANY = 5;

const othersOf = (voucher: BookedVoucher, { summary, counterpartyKey }: Movement): number =>
  new Set(
    expensesOf(voucher)
      .filter((one) => one.summary === summary && one.counterpartyKey && one.counterpartyKey !== counterpartyKey)
      .map((one) => one.counterpartyKey),
  ).size;

const PAY = /报酬|工资|误工|值班|补助|补贴|社保|养老保险|绩效/;
const REFUND = /报销|差旅|垫付/;

/** What a cadre or someone of their household got. By name within the village: a namesake is possible, so it is asked. */
export function officerPaymentFacts(rows: VillageRows): Fact[] {
  return allPaid(rows).flatMap(({ voucher, movement }): Fact[] => {
    const match = officerBehind(rows, movement.counterpartyKey);
    if (!match) return [];
    const { officer, own } = match;
    return [
      {
        subject: `voucher#${voucher.voucherId}#${movement.accountCode}#${movement.amountFen}#${payeeOf(movement)}`,
        period: movement.occurredOn,
        evidence: [evidenceOf(voucher)],
        concerns: officersKnownBy(rows, movement.counterpartyKey),
        values: {
          voucherNo: voucher.voucherNo,
          payee: movement.counterparty,
          amountFen: movement.amountFen,
          what: movement.summary,
          title: officer.title,
          whose: own ? '本人' : '同户的家人',
          pay: PAY.test(movement.summary) || movement.accountCode.startsWith('212'),
          refund: REFUND.test(movement.summary),
          passedOn: HOUSEHOLDS_OWN.test(movement.summary) && /^2[14]1/.test(movement.accountCode),
          toMany: othersOf(voucher, movement) >= MANY,
        },
      },
    ];
  });
}
