import { addDays, monthEnd, monthOf, monthOfYear, yearMonthOf, yearOf } from '@shared/time';
import type { KeptBankAccount } from '../../functions/accounts/bank/bank-account';
import { bankNumberHash, type StoredBankAccounts } from '../../functions/accounts/bank/bank-account-store';
import { placed } from '../../functions/accounts/bank/bank-line';
import type { StoredBankLine, StoredBankStatement } from '../../functions/accounts/bank/bank-line-store';
import type { StoredBankMatch, StoredBankSignature } from '../../functions/accounts/bank/match-store';
import { readSheet } from '../../functions/accounts/bank/read-sheet';
import type { StoredVoucher } from '../../functions/accounts/book-store';
import { partyKey } from '../../functions/accounts/parties/known-parties';
import { partyText } from '../../functions/accounts/party';
import type { Book } from './books';
import { AS_OF_DAY, dayOf, noonOf } from './calendar';
import { demoAccountId, handOf, LUOLONG_COMMUNITY, NIUJIAO } from './demo-people';
import { PAYING_ACCOUNTS } from './order-accounts';
import { Dice } from './dice';
import type { SeedVillage } from './districts';
import { closedThrough } from './publishing';

/** The villages of the demo whose books are compared with the bank, and the number a statement of each bears: they pay from it too. */
const NUMBERS: Readonly<Record<string, string>> = Object.fromEntries(
  PAYING_ACCOUNTS.filter(({ villageCode }) => [NIUJIAO, LUOLONG_COMMUNITY].includes(villageCode)).map(
    ({ villageCode, number }) => [villageCode, number],
  ),
);
/** Whether a village of the demo has an account in its register. */
export const isRegistered = (villageCode: string): boolean => NUMBERS[villageCode] !== undefined;

const YEAR = 2026;
const BANK = '102';
const CLERK = 'zhao-qiang';
const SECOND = 'tian-jing';

/** What the bank says, before it has a place in the day. */
interface Said {
  readonly on: string;
  readonly signedFen: number;
  readonly remark: string;
  readonly counterparty?: string;
  readonly counterpartyKey?: string;
  /** The voucher of the same money. */
  readonly voucher?: StoredVoucher;
}

export const bankAccountIdOf = (villageCode: string): string =>
  new Dice(`bank account:${villageCode}`).ulid(noonOf('2018-04-02'));

const movedBy = ({ lines }: StoredVoucher): number =>
  lines.reduce((sum, line) => sum + (line.accountCode === BANK ? line.debitFen - line.creditFen : 0), 0);

/** Whom the bank names: the one party of the voucher, as the book keeps it. */
function partyIn({ villageCode, lines }: StoredVoucher): Pick<Said, 'counterparty' | 'counterpartyKey'> {
  const named = lines.filter(({ counterparty }) => counterparty);
  const [{ counterparty, counterpartyKey } = {}] = named;
  if (!counterparty || named.some((line) => line.counterparty !== counterparty)) return {};
  return { counterparty, counterpartyKey: counterpartyKey ?? partyKey(villageCode, partyText(counterparty)) };
}

/** What the bank says of a voucher: mostly the same day; the last of a quarter reaches it in the next month. */
function saidOf(voucher: StoredVoucher, place: number, isLate: boolean): Said {
  const { voucherOn, voucherNo, lines } = voucher;
  return {
    on: isLate ? addDays(monthEnd(yearMonthOf(voucherOn)), 1) : voucherOn,
    signedFen: movedBy(voucher),
    // The bank repeats the number that the payment order bore, where it bore one.
    remark: place % 3 === 0 ? `凭证 ${voucherNo}` : lines[0]!.summary,
    ...partyIn(voucher),
    voucher,
  };
}

/** Lines that no voucher of the open month stands against: a fee, a sum that nobody booked, money moved to and fro, a payment made twice. */
function planted(month: number, doubled: Said | undefined): Said[] {
  const day = (of: number) => dayOf(YEAR, month, of);
  return [
    { on: day(4), signedFen: -1_500, remark: '账户管理费' },
    { on: day(5), signedFen: 86_000, remark: '废旧物资处置款' },
    { on: day(6), signedFen: -137_000, remark: '转存本户定期' },
    { on: day(9), signedFen: 137_000, remark: '本户定期转回' },
    ...(doubled ? [{ ...doubled, remark: '转账支出' }] : []),
  ].map(({ voucher: _, ...said }: Said) => said);
}

interface SeedBank {
  readonly accounts: StoredBankAccounts;
  readonly lines: readonly StoredBankLine[];
  readonly statements: readonly StoredBankStatement[];
  readonly matches: readonly StoredBankMatch[];
}

/**
 * A village's account and a year of what the bank says of it: the vouchers of the book, matched in the months that are closed; in the month
 * after them nothing is matched yet, and each kind of break is there.
 */
export function bankOf(village: SeedVillage, book: Pick<Book, 'vouchers' | 'balances'>): SeedBank | undefined {
  const { code: villageCode } = village;
  const number = NUMBERS[villageCode];
  if (number === undefined) return undefined;
  const bankAccountId = bankAccountIdOf(villageCode);
  const open = closedThrough(village, YEAR) + 1;
  const isOpen = (day: string) => yearOf(day) === YEAR && monthOf(day) >= open;
  const moved = book.vouchers.filter((voucher) => yearOf(voucher.voucherOn) === YEAR && movedBy(voucher) !== 0);
  // What was booked wrongly the bank never saw, nor its taking back.
  const reversing = moved.filter(({ reversalOf }) => reversalOf !== undefined);
  const wrong = new Set(reversing.flatMap(({ voucherId, reversalOf }) => [voucherId, reversalOf!]));
  const right = moved.filter(({ voucherId }) => !wrong.has(voucherId));
  const ofMonth = (month: number) => right.filter(({ voucherOn }) => monthOf(voucherOn) === month);
  const lastOf = (month: number) => ofMonth(month).at(-1)?.voucherId;
  const late = new Set([3, 6, 9].filter((month) => month < open).map(lastOf));
  const unseen = lastOf(open);
  const said = right
    .filter(({ voucherId }) => voucherId !== unseen)
    .map((voucher, place) => saidOf(voucher, place, late.has(voucher.voucherId)));
  const paidTwice = said.find(
    ({ on, signedFen, voucher }) => isOpen(on) && signedFen < 0 && isOpen(voucher!.voucherOn),
  );
  const all = [
    // Neither of the two is named by the bank: nothing tells which is the voucher's.
    ...said.map((one) => (one === paidTwice ? { ...one, remark: '转账支出' } : one)),
    ...planted(open, paidTwice),
  ]
    .filter(({ on }) => on <= AS_OF_DAY)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

  const openingFen =
    book.balances.find(({ year }) => year === YEAR)?.accounts.find(({ accountCode }) => accountCode === BANK)
      ?.openingFen ?? 0;
  const dice = new Dice(`bank:${villageCode}`);
  const matches: StoredBankMatch[] = [];
  const match = (lineKeys: string[], vouchers: readonly StoredVoucher[], days: readonly string[], sumFen: number) => {
    const settledOn = [...days].sort().at(-1)!;
    const matchId = dice.ulid(noonOf(settledOn));
    matches.push({
      ...{
        villageCode,
        bankAccountId,
        matchId,
        lineKeys,
        sumFen,
        settledOn,
        matched: handOf(CLERK, noonOf(settledOn)),
      },
      vouchers: vouchers.map(({ voucherId, voucherNo, voucherOn }) => ({
        ...{ year: YEAR, voucherId, voucherNo, occurredOn: voucherOn },
      })),
    });
    return { matchId, settledOn };
  };
  let balanceFen = openingFen;
  const lines = placed(all.map((one, rowNo) => ({ rowNo, ...one }))).map((line): StoredBankLine => {
    const { voucher, on, signedFen, lineKey, remark, counterparty, counterpartyKey } = line as typeof line & Said;
    balanceFen += signedFen;
    const isMatched = voucher !== undefined && !isOpen(on) && !isOpen(voucher.voucherOn);
    return {
      ...{ villageCode, bankAccountId, lineKey, on, signedFen, balanceFen, remark },
      ...(counterparty && { counterparty, counterpartyKey: counterpartyKey! }),
      statementId: statementIdOf(villageCode, yearMonthOf(on)),
      ...(isMatched && match([lineKey], [voucher], [on, voucher.voucherOn], signedFen)),
    };
  });
  for (const taken of reversing) {
    const mistaken = moved.find(({ voucherId }) => voucherId === taken.reversalOf);
    if (mistaken && !isOpen(taken.voucherOn)) match([], [mistaken, taken], [mistaken.voucherOn, taken.voucherOn], 0);
  }
  const opened = handOf(CLERK, noonOf('2026-01-04'));
  const account: KeptBankAccount = {
    ...{ bankAccountId, bank: '南溪农商银行', tail: number.slice(-4), numberHash: bankNumberHash(number) },
    ...{ purpose: 'basic', ledgerCode: BANK, openedOn: '2026-01-01', state: 'open' },
    decidedBy: '村民代表会议（2025年12月28日）',
    proposed: opened,
    confirmed: handOf(SECOND, noonOf('2026-01-05')),
  };
  return {
    accounts: { villageCode, accounts: [account], version: 2 },
    lines,
    statements: statementsOf(villageCode, bankAccountId, lines),
    matches,
  };
}

const statementIdOf = (villageCode: string, month: string): string =>
  new Dice(`bank statement:${villageCode}:${month}`).ulid(noonOf(`${month}-28`));

/** A file a month, each from its first day through its last; that of the running month as far as it goes. */
function statementsOf(
  villageCode: string,
  bankAccountId: string,
  lines: readonly StoredBankLine[],
): StoredBankStatement[] {
  return [...new Set(lines.map(({ on }) => yearMonthOf(on)))].map((month) => {
    const its = lines.filter(({ on }) => yearMonthOf(on) === month);
    const through = monthEnd(month);
    const sum = (sign: 1 | -1) => its.reduce((fen, { signedFen }) => fen + Math.max(0, sign * signedFen), 0);
    return {
      ...{ villageCode, bankAccountId, statementId: statementIdOf(villageCode, month), from: `${month}-01` },
      ...{ through: through < AS_OF_DAY ? through : AS_OF_DAY, lines: its.length, inFen: sum(1), outFen: sum(-1) },
      ...{ importedAt: noonOf(addDays(its.at(-1)!.on, 3)), importedBy: demoAccountId(CLERK) },
    };
  });
}

/** The signatures of both under each closed month: given to its sheet, which is read from what was written. */
export async function bankSignaturesOf(villages: readonly SeedVillage[]): Promise<StoredBankSignature[]> {
  const signatures: StoredBankSignature[] = [];
  for (const village of villages.filter(({ code }) => NUMBERS[code] !== undefined)) {
    const key = { villageCode: village.code, bankAccountId: bankAccountIdOf(village.code) };
    for (let month = 1; month <= closedThrough(village, YEAR); month += 1) {
      const name = monthOfYear(YEAR, month);
      const { digest } = (await readSheet({ ...key, month: name })).view;
      const on = addDays(monthEnd(name), 3);
      const signed = { made: handOf(CLERK, noonOf(on)), checked: handOf(SECOND, noonOf(on, 3_600_000)) };
      signatures.push({ ...key, month: name, digest, ...signed, version: 2 });
    }
  }
  return signatures;
}
