import { addToYear, postVoucher, type PostedVoucher, reverse, type VoucherDraft } from '../../functions/accounts/book';
import { entryRowsOf, voucherIdOf } from '../../functions/accounts/post-to-book';
import type { StoredEntry, StoredVillageYear, StoredVoucher } from '../../functions/accounts/book-store';
import { type registerSums } from '../../functions/accounts/register';
import { addDays, yearOf } from './calendar';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';
import type { Draft } from './flows';
import { readJson } from './districts';

const chart = readJson<{
  accounts: { code: string; name: string; category: string; balance: '借' | '贷'; contra: boolean }[];
}>('chart_of_accounts.json').accounts;
export const chartRows = () => chart;
const accountName = new Map(chart.map(({ code, name }) => [code, name]));

export interface Signers {
  readonly bookkeeper: string;
  readonly preparedBy: string;
  readonly reviewedBy: string;
  readonly approvedBy: string;
}

export interface Book {
  readonly vouchers: readonly StoredVoucher[];
  readonly entries: readonly StoredEntry[];
  readonly years: readonly StoredVillageYear[];
}

const YEARS = [2025, 2026];
/** A year is published with the books of its last month. */
const PUBLISHED_AT: Record<number, string> = { 2025: '2026-01-12T01:30:00.000Z', 2026: '2026-11-12T01:30:00.000Z' };

/** What a draft does to the till and the bank. */
const moves = ({ lines }: Pick<Draft, 'lines'>, account: string): number =>
  lines.reduce((sum, line) => sum + (line.accountCode === account ? line.debitFen - line.creditFen : 0), 0);

/** A hundred yuan too much on the first line, and so from the bank. */
const wrongly = (draft: Draft): Draft => ({
  ...draft,
  lines: draft.lines.map((line, place, { length }) =>
    place === 0
      ? { ...line, debitFen: line.debitFen + 10_000 }
      : place === length - 1
        ? { ...line, creditFen: line.creditFen + 10_000 }
        : line,
  ),
});

interface Waiting {
  readonly on: string;
  readonly draft: Draft;
  /** The voucher that this one takes back. */
  readonly takesBack?: number;
}

/**
 * The book of 2025 and 2026: what happened is recorded by day and numbered through the year, with the functions the product
 * posts by. What the till or the bank could not pay did not happen.
 */
export function bookOf(
  dice: Dice,
  village: SeedVillage,
  signers: Signers,
  openingFen: number,
  drafts: readonly Draft[],
  registers: ReturnType<typeof registerSums>,
): Book {
  const vouchers: PostedVoucher[] = [];
  const queue: Waiting[] = [...drafts]
    .sort((a, b) => a.on.localeCompare(b.on))
    .map((draft) => ({ on: draft.on, draft }));
  const numbers = new Map<number, number>();
  let bankFen = openingFen;
  let tillFen = 0;

  const numberOf = (on: string): string => {
    const next = (numbers.get(yearOf(on)) ?? 0) + 1;
    numbers.set(yearOf(on), next);
    return `记-${String(next).padStart(4, '0')}`;
  };
  const later = (waiting: Waiting) => {
    const place = queue.findIndex(({ on }) => on > waiting.on);
    queue.splice(place < 0 ? queue.length : place, 0, waiting);
  };

  for (let next = queue.shift(); next; next = queue.shift()) {
    const { on, takesBack } = next;
    const draft = next.draft.mistaken ? wrongly(next.draft) : next.draft;
    const sign = takesBack === undefined ? 1 : -1;
    const bank = bankFen + sign * moves(draft, '102');
    const till = tillFen + sign * moves(draft, '101');
    if (bank < 0 || till < 0) continue;
    [bankFen, tillFen] = [bank, till];
    const voucherNo = numberOf(on);
    const named = {
      voucherId: voucherIdOf({ villageCode: village.code, voucherNo, voucherOn: on }),
      voucherNo,
      voucherOn: on,
    };
    const { bookkeeper, ...signed } = signers;
    if (takesBack !== undefined) {
      const { reversing, reversed } = reverse(vouchers[takesBack]!, { ...named, ...signed });
      vouchers[takesBack] = reversed;
      vouchers.push(reversing);
      continue;
    }
    const posted: VoucherDraft = {
      ...named,
      ...signed,
      bookkeeper,
      villageCode: village.code,
      villageName: village.name,
      lines: draft.lines.map((line) => ({ ...line, accountName: accountName.get(line.accountCode)! })),
      attachments: [...draft.attachments],
    };
    vouchers.push(postVoucher(posted));
    const mendedOn = addDays(on, dice.int(3, 9));
    if (draft.mistaken && yearOf(mendedOn) === yearOf(on)) {
      const { mistaken: _, ...right } = next.draft;
      later({ on: mendedOn, draft: next.draft, takesBack: vouchers.length - 1 });
      later({ on: mendedOn, draft: { ...right, on: mendedOn } });
    }
  }

  const entries = vouchers.flatMap((voucher) => entryRowsOf(voucher));
  return {
    vouchers: vouchers.map((voucher) => ({ ...voucher, year: yearOf(voucher.voucherOn) })),
    entries,
    years: yearsOf(village, openingFen, entries, registers),
  };
}

function yearsOf(
  village: SeedVillage,
  openingFen: number,
  entries: readonly StoredEntry[],
  registers: ReturnType<typeof registerSums>,
): StoredVillageYear[] {
  const years: StoredVillageYear[] = [];
  for (const year of YEARS) {
    const opening = years.at(-1)?.balanceFen ?? openingFen;
    years.push(
      addToYear<StoredVillageYear>(
        {
          villageCode: village.code,
          year,
          villageName: village.name,
          townName: village.townName,
          years: YEARS,
          openingFen: opening,
          incomeFen: 0,
          expenseFen: 0,
          balanceFen: opening,
          entryCount: 0,
          months: [],
          accounts: [],
          ...registers,
          publishedAt: PUBLISHED_AT[year]!,
          version: 1,
        },
        entries.filter((entry) => entry.year === year),
      ),
    );
  }
  return years;
}
