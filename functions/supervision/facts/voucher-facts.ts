import { addMonths } from '@shared/time';
import { entriesOf, type Movement } from '../../accounts/book';
import { isCarrying } from '../../accounts/balances/balances';
import type { Figures } from '../rules/condition';
import type { Evidence, Fact } from './fact';
import { isDecidedBefore } from './matters';
import { asSigned, officersKnownBy, officersNamed } from './officers';
import type { BookedVoucher, VillageRows } from './rows';

/** A paper by which an expense may be booked (会计基础工作规范 第四十八条): an invoice, a fiscal bill, an own voucher with its list. */
const PROPER = /发票|财政票据|收费票据|行程单|自制凭据|内部凭据|发放表|签收单|花名册|结算单|计提表|分配表/;
const DECISION = /决议|会议记录|会议纪要|四议两公开/;
/** 现金管理暂行条例 第五条: farm produce bought of persons and travel may be paid in cash whatever they cost. */
const PRODUCE_OR_TRAVEL = /收购|农副产品|差旅|出差/;
/** Expenses need a bill; what is paid back or passed on does not. */
const NEEDS_BILL = /^(12|13|14|15|16|17|4|5)/;

const isUnder = (code: string, ...accounts: string[]): boolean => accounts.some((account) => code.startsWith(account));
const sum = (amounts: readonly number[]): number => amounts.reduce((total, fen) => total + fen, 0);

export const evidenceOf = ({ voucherId, year }: Pick<BookedVoucher, 'voucherId' | 'year'>): Evidence => ({
  kind: 'voucher',
  id: voucherId,
  year,
});

/** Whether it stands: neither taken back nor taking back, and not the year's carrying. */
export const isStanding = ({ reversalOf, reversedBy, lines }: BookedVoucher): boolean =>
  !reversalOf && !reversedBy && !isCarrying(lines);
export const standingVouchers = (rows: VillageRows): BookedVoucher[] => (rows.vouchers ?? []).filter(isStanding);

/** What a voucher paid, each movement with its payee. */
export const expensesOf = (voucher: BookedVoucher): Movement[] =>
  entriesOf(voucher).filter(({ direction, amountFen }) => direction === 'expense' && amountFen > 0);

/** Whether it was paid in notes alone; where a voucher has both, nobody can say which line was. */
export const isPaidInCash = ({ lines }: BookedVoucher): boolean =>
  lines.some(({ accountCode, creditFen }) => isUnder(accountCode, '101') && creditFen > 0) &&
  !lines.some(({ accountCode, creditFen }) => isUnder(accountCode, '102') && creditFen > 0);

/** 个人的名字是遮住的. */
export const isMasked = (name: string): boolean => name.includes('*');

type Paper = BookedVoucher['attachments'][number];

/** What an import writes where it knows how many papers there are, and not which. */
const isOnlyCounted = ({ kind, title }: Paper): boolean => kind === '附件' && title === '原始凭证';
const signersOf = ({ preparedBy, reviewedBy, approvedBy }: BookedVoucher): string[] =>
  [preparedBy, reviewedBy, approvedBy].map((name) => name.trim());

/** The years of which at least half of the vouchers bear a signature: an old book brought in without them shows none missing. */
function yearsSigned(standing: readonly BookedVoucher[]): Set<number> {
  const balance = new Map<number, number>();
  for (const voucher of standing)
    balance.set(voucher.year, (balance.get(voucher.year) ?? 0) + (signersOf(voucher).some(Boolean) ? 1 : -1));
  return new Set([...balance].filter(([, more]) => more >= 0).map(([year]) => year));
}

interface Spending {
  readonly voucher: BookedVoucher;
  readonly expenseFen: number;
}

/** So many placings are tried. */
const MOST_TRIES = 5_000;

/**
 * The spendings that finished matters allow: each matter as far as its amount goes, and not once more. A voucher does not name its
 * matter, so whatever some placing has room for is allowed; where not all have, the fewest and latest are asked about.
 */
function allowedByMatters({ matters = [] }: VillageRows, spendings: readonly Spending[]): Set<string> {
  const expiringFirst = [...matters].sort((one, other) => one.startedOn.localeCompare(other.startedOn));
  const placeable = [...spendings]
    .sort(
      ({ voucher: one }, { voucher: other }) =>
        one.voucherOn.localeCompare(other.voucherOn) || one.voucherId.localeCompare(other.voucherId),
    )
    .flatMap(({ voucher: { voucherId, voucherOn }, expenseFen }) => {
      const fits = expiringFirst.flatMap((one) =>
        isDecidedBefore(one, voucherOn) && (one.amountFen ?? 0) >= expenseFen ? [one.decisionId] : [],
      );
      return fits.length > 0 ? [{ voucherId, expenseFen, fits }] : [];
    });
  const left = new Map(matters.map(({ decisionId, amountFen = 0 }) => [decisionId, amountFen]));
  const allowed = new Set<string>();
  let tries = 0;
  const isPlaced = (place: number, misses: number): boolean => {
    const one = placeable[place];
    if (!one) return true;
    if ((tries += 1) > MOST_TRIES) return false;
    const { voucherId, expenseFen, fits } = one;
    allowed.add(voucherId);
    for (const decisionId of fits) {
      const fen = left.get(decisionId)!;
      if (fen < expenseFen) continue;
      left.set(decisionId, fen - expenseFen);
      if (isPlaced(place + 1, misses)) return true;
      left.set(decisionId, fen);
    }
    allowed.delete(voucherId);
    return misses > 0 && isPlaced(place + 1, misses - 1);
  };
  for (let misses = 0; misses <= placeable.length && tries <= MOST_TRIES; misses += 1)
    if (isPlaced(0, misses)) return allowed;
  // Where there are too many, the sums are compared: a spending may take of several matters, which forgives more than any placing.
  for (const { voucherId, expenseFen, fits } of placeable) {
    if (sum(fits.map((decisionId) => left.get(decisionId)!)) < expenseFen) continue;
    allowed.add(voucherId);
    let rest = expenseFen;
    for (const decisionId of fits) {
      const taken = Math.min(rest, left.get(decisionId)!);
      left.set(decisionId, left.get(decisionId)! - taken);
      rest -= taken;
    }
  }
  return allowed;
}

/** One standing voucher: its signatures, its papers, what it paid. @param figures from how much on a spending needs a decision. */
export function voucherFacts(rows: VillageRows, { limitFen = 1 }: Figures): Fact[] {
  const standing = standingVouchers(rows);
  const listsPapers = new Set(
    standing.filter(({ attachments }) => attachments.some((one) => !isOnlyCounted(one))).map(({ year }) => year),
  );
  const signed = yearsSigned(standing);
  const decided = new Set(
    (rows.projects ?? [])
      .filter(({ decisionId, decidedBy }) => decisionId ?? decidedBy)
      .flatMap(({ payments }) => payments.flatMap(({ voucher }) => voucher?.voucherId ?? [])),
  );
  const spendings = standing.map((voucher) => {
    const expenses = expensesOf(voucher);
    const papers = voucher.attachments.map(({ kind, title }) => `${kind} ${title}`);
    const otherwise = {
      decisionPaper: papers.some((paper) => DECISION.test(paper)),
      decidedProject: decided.has(voucher.voucherId),
      passedOn: expenses.length > 0 && expenses.every(({ accountCode }) => isUnder(accountCode, '211', '241')),
    };
    return { voucher, expenses, expenseFen: sum(expenses.map(({ amountFen }) => amountFen)), papers, otherwise };
  });
  // What needs no matter takes nothing of one.
  const needing = spendings.filter(
    ({ expenseFen, otherwise }) =>
      expenseFen > 0 && expenseFen >= limitFen && !Object.values(otherwise).some((excused) => excused),
  );
  const allowed = allowedByMatters(rows, needing);
  return spendings.map(({ voucher, expenses, expenseFen, papers, otherwise }): Fact => {
    const { voucherNo, voucherOn, attachments, year } = voucher;
    const signers = signersOf(voucher);
    const names = signers.filter(Boolean);
    // Who signed twice is asked about; the others of the village mend it.
    const hands = names.map(asSigned);
    const twice = hands.filter((hand, place) => hands.indexOf(hand) !== place);
    return {
      subject: `voucher#${voucher.voucherId}`,
      period: voucherOn,
      evidence: [evidenceOf(voucher)],
      concerns: [
        ...officersNamed(rows, twice),
        ...officersKnownBy(rows, ...expenses.map((one) => one.counterpartyKey)),
      ],
      values: {
        voucherNo,
        voucherOn,
        expenseFen,
        what: voucher.lines[0]?.summary ?? '',
        signerMissing: names.length < signers.length,
        sameSigner: twice.length > 0,
        signers: names.join('、') || '没有签名',
        signaturesListed: signed.has(year) || names.length > 0,
        papersListed: listsPapers.has(year) && !(attachments.length > 0 && attachments.every(isOnlyCounted)),
        properPaper: papers.some((paper) => PROPER.test(paper) && !/白条/.test(paper)),
        billNeededFen: sum(
          expenses.filter(({ accountCode }) => NEEDS_BILL.test(accountCode)).map(({ amountFen }) => amountFen),
        ),
        ...otherwise,
        decidedMatter: allowed.has(voucher.voucherId),
      },
    };
  });
}

/** What was paid in notes, line by line. */
export const cashPaymentFacts = (rows: VillageRows): Fact[] =>
  standingVouchers(rows)
    .filter(isPaidInCash)
    .flatMap((voucher) =>
      expensesOf(voucher).map((paid, place): Fact => ({
        subject: `voucher#${voucher.voucherId}#${place}`,
        period: voucher.voucherOn,
        evidence: [evidenceOf(voucher)],
        concerns: officersKnownBy(rows, paid.counterpartyKey),
        values: {
          voucherNo: voucher.voucherNo,
          voucherOn: voucher.voucherOn,
          amountFen: paid.amountFen,
          payee: paid.counterparty || '没有写明的人',
          what: paid.summary,
          toPerson: isMasked(paid.counterparty),
          produceOrTravel: PRODUCE_OR_TRAVEL.test(paid.summary),
        },
      })),
    );

/** A month's cash: what came in, what of it went to the bank, and whether as much was paid out of it. */
export function cashMonthFacts(rows: VillageRows): Fact[] {
  const months = new Map<string, { taken: number[]; paid: number[]; bankedFen: number; vouchers: BookedVoucher[] }>();
  for (const voucher of standingVouchers(rows)) {
    const { lines, voucherOn } = voucher;
    const cash = lines.filter(({ accountCode }) => isUnder(accountCode, '101'));
    if (cash.length === 0) continue;
    const month = voucherOn.slice(0, 7);
    // What is taken this month may yet go to the bank.
    if (month === rows.today.slice(0, 7)) continue;
    const kept = months.get(month) ?? { taken: [], paid: [], bankedFen: 0, vouchers: [] };
    const toBank = lines.some(({ accountCode, debitFen }) => isUnder(accountCode, '102') && debitFen > 0);
    const fromBank = lines.some(({ accountCode, creditFen }) => isUnder(accountCode, '102') && creditFen > 0);
    const inFen = sum(cash.map(({ debitFen }) => debitFen));
    const outFen = sum(cash.map(({ creditFen }) => creditFen));
    if (toBank) kept.bankedFen += outFen;
    else if (outFen > 0) kept.paid.push(outFen);
    if (!fromBank && inFen > 0) kept.taken.push(inFen);
    months.set(month, { ...kept, vouchers: [...kept.vouchers, voucher] });
  }
  const permit = rows.cashLimits?.[0]?.fromTakingsFen;
  const isOdd = (month: string): boolean => {
    const one = months.get(month);
    return !!one && sum(one.taken) > one.bankedFen && one.taken.some((fen) => one.paid.includes(fen));
  };
  return [...months].map(([month, { taken, paid, bankedFen, vouchers }]): Fact => {
    const equalFen = taken.find((fen) => paid.includes(fen));
    return {
      subject: `cash#${rows.villageCode}`,
      period: month,
      evidence: vouchers.map(evidenceOf),
      concerns: officersKnownBy(rows, ...vouchers.flatMap(({ lines }) => lines.map((line) => line.counterpartyKey))),
      values: {
        month,
        takenFen: sum(taken),
        bankedFen,
        ...(equalFen !== undefined && { equalFen }),
        ...(permit !== undefined && { permitFen: permit }),
        again: isOdd(addMonths(month, -1)) && isOdd(month),
      },
    };
  });
}
