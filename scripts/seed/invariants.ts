import { yearOf, yearMonthOf, monthOfYear } from '@shared/time';
import { periodsWith } from '../../functions/accounts/publications/publication';
import {
  assetsAgainstLedger,
  cashBelowZero,
  projectsAgainstBook,
  unpairedReversals,
} from '../../functions/accounts/registers/agreement';
import { registerSums } from '../../functions/accounts/registers/sums';
import { addToYear } from '../../functions/subsidies/payment';
import { AS_OF_DAY } from './calendar';
import { LAST_DAY } from './flows';
import type { SeededVillage } from './village';

/**
 * What a regulator would look for in a village's rows: each sentence is something that two of its pages would say differently. Empty
 * where they agree. The rows are asked, not the code that made them.
 */
export function contradictionsIn(seeded: SeededVillage): string[] {
  return [
    ...booksContradict(seeded),
    ...projectsContradict(seeded),
    ...publicationsContradict(seeded),
    ...paymentsContradict(seeded),
    ...publicitiesContradict(seeded),
  ].map((what) => `${seeded.village.shortName}: ${what}`);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, month) => monthOfYear(year, month + 1));

function booksContradict({ book, registers }: SeededVillage): string[] {
  const lastBooked = yearMonthOf(LAST_DAY);
  const found = [
    ...book.balances.flatMap((balances) => [
      ...monthsOf(balances.year)
        .filter((month) => month < lastBooked)
        .flatMap((month) => assetsAgainstLedger(registers.assets, balances, month)),
      ...cashBelowZero(balances),
    ]),
    ...projectsAgainstBook(registers.projects, book.vouchers),
    ...unpairedReversals(book.vouchers),
  ].map(({ what }) => what);
  for (const { balances } of [book])
    for (const { year, accounts } of balances)
      if (sum(accounts.map(({ openingFen }) => openingFen)) !== 0) found.push(`the openings of ${year} do not balance`);
  for (const year of book.years) {
    const entries = book.entries.filter((entry) => entry.year === year.year);
    const of = (direction: string) =>
      sum(entries.filter((one) => one.direction === direction).map((one) => one.amountFen));
    if (year.incomeFen !== of('income') || year.expenseFen !== of('expense'))
      found.push(`the sums of ${year.year} are not those of its entries`);
  }
  const newest = book.years.at(-1)!;
  const { assets } = registerSums(registers, newest.registersOn);
  if (newest.assets.netValueFen !== assets.netValueFen)
    found.push('the year shows another net value than the register');
  const cards = registers.assets.map(({ cardNo }) => cardNo);
  if (new Set(cards).size !== cards.length) found.push('two assets have one card number');
  return found;
}

function projectsContradict({ registers: { projects, contracts, events }, affairs, book }: SeededVillage): string[] {
  const found: string[] = [];
  const decided = new Map(affairs.decisions.map((one) => [one.decision.decisionId, one]));
  const resolvedOn = (decisionId: string | undefined) =>
    decided.get(decisionId ?? '')?.records.find(({ step }) => step === 'resolution')?.heldOn;
  for (const project of projects) {
    const decision = decided.get(project.decisionId ?? '')?.decision;
    const stage = project.progress.at(-1)!.stage;
    if (!decision) found.push(`no decision of ${project.name} is in the list`);
    else if (decision.amountFen !== project.budgetFen) found.push(`${project.name} was decided with another sum`);
    else if ((decision.state === 'finished') !== (stage === 'accepted'))
      found.push(`${project.name} is ${stage}, its decision is not`);
    if (resolvedOn(project.decisionId) !== project.progress[0]!.on)
      found.push(`${project.name} was decided on another day`);
    const first = project.payments.map(({ paidOn }) => paidOn).sort()[0];
    if (first && first < project.progress[0]!.on) found.push(`${project.name} was paid before it was decided`);
    if (sum(project.payments.map(({ amountFen }) => amountFen)) > (project.contractFen ?? project.budgetFen))
      found.push(`${project.name} cost more than its contract`);
    if (sum(project.sources.map(({ amountFen }) => amountFen)) !== project.budgetFen)
      found.push(`the sources of ${project.name} are not its budget`);
    if (project.payments.some(({ voucher }) => !voucher)) found.push(`a payment of ${project.name} has no voucher`);
  }
  for (const { decision } of affairs.decisions)
    if (decision.kind === 'works' && !projects.some(({ decisionId }) => decisionId === decision.decisionId))
      found.push(`${decision.title} was decided and is no project`);
  for (const { decisionId } of [...contracts, ...events])
    if (decisionId && !decided.has(decisionId)) found.push(`decision ${decisionId} is in no list`);
  const vouchers = new Map(book.vouchers.map((voucher) => [voucher.voucherId, voucher]));
  for (const { voucher, amountFen } of projects.flatMap(({ payments }) => payments)) {
    const booked = voucher && vouchers.get(voucher.voucherId);
    if (!booked || booked.totalFen !== amountFen)
      found.push(`a payment of ${amountFen} fen is not what its voucher says`);
  }
  return found;
}

/** A month's published figures against its vouchers. */
function publicationsContradict({ book: { publishing, entries } }: SeededVillage): string[] {
  return publishing.publications
    .filter(({ period }) => !period.includes('Q'))
    .flatMap(({ period, figures }) => {
      const of = (direction: string) =>
        sum(
          entries
            .filter((entry) => entry.direction === direction && periodsWith(entry.occurredOn)[0] === period)
            .map(({ amountFen }) => amountFen),
        );
      const said = new Map(figures.map(({ name, fen }) => [name, fen]));
      return said.get('收入') === of('income') && said.get('支出') === of('expense')
        ? []
        : [`what was published of ${period} is not what its vouchers add up to`];
    });
}

/** The days each status can be reached on, and the totals kept of each person's year against the payments themselves. */
function paymentsContradict({ payments, paymentYears }: SeededVillage): string[] {
  const found: string[] = [];
  for (const { batchNo, status, paidOn, transfer } of payments) {
    const days = transfer.map(({ on }) => on);
    if (days.join() !== [...days].sort().join()) found.push(`a transfer of ${batchNo} goes back in time`);
    if (transfer.at(-1)?.status !== status) found.push(`a payment of ${batchNo} is ${status}, its transfer is not`);
    if (days.some((on) => on > AS_OF_DAY)) found.push(`a transfer of ${batchNo} is in the future`);
    if ((status === 'planned') !== paidOn > AS_OF_DAY) found.push(`a payment of ${batchNo} on ${paidOn} is ${status}`);
  }
  for (const year of paymentYears) {
    const own = payments.filter((one) => one.personId === year.personId && yearOf(one.paidOn) === year.year);
    const { totalFen, count, programs, underway, returned } = addToYear(year.year, own);
    const kept = { totalFen: year.totalFen, count: year.count, programs: year.programs, underway: year.underway };
    const same = JSON.stringify(kept) === JSON.stringify({ totalFen, count, programs, underway });
    if (!same || JSON.stringify(year.returned) !== JSON.stringify(returned))
      found.push(`the kept total of a person in ${year.year} is not that of the payments`);
  }
  return found;
}

/** A list is shown to its end before anything of its batch goes to the bank, adds up to the batch, and is shown as long as is said. */
function publicitiesContradict({ publicities, payments }: SeededVillage): string[] {
  return publicities.flatMap(({ head, rows }) => {
    const batch = payments.filter(
      ({ batchNo, programCode }) => batchNo === head.batchNo && programCode === head.programCode,
    );
    const sent = batch.flatMap(({ transfer }) =>
      transfer.filter(({ status }) => status !== 'planned').map(({ on }) => on),
    );
    const name = `the list of ${head.batchNo}`;
    return [
      ...(sent.some((on) => on <= head.publicUntil)
        ? [`${name} is shown until ${head.publicUntil} and was sent on ${sent.sort()[0]}`]
        : []),
      ...(batch.length > 0 && sum(batch.map(({ amountFen }) => amountFen)) !== head.totalFen
        ? [`${name} is not its batch`]
        : []),
      ...(rows.length > 0 && sum(rows.map(({ amountFen }) => amountFen)) !== head.totalFen
        ? [`${name} does not add up`]
        : []),
    ];
  });
}
