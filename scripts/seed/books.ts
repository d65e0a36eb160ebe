import { addDays, yearOf } from '@shared/time';
import {
  addToYear,
  emptyYear,
  postVoucher,
  type PostedVoucher,
  reverse,
  type VoucherDraft,
} from '../../functions/accounts/book';
import { entryRowsOf } from '../../functions/accounts/change-book';
import { voucherIdOf } from '../../functions/accounts/post-to-book';
import type { StoredEntry, StoredVillageYear, StoredVoucher } from '../../functions/accounts/book-store';
import { NOTHING_REGISTERED } from '../../functions/accounts/registers/sums';
import { addToBalances, type Balances, carriedForward } from '../../functions/accounts/balances/balances';
import type { StoredBalances } from '../../functions/accounts/balances/balance-store';
import { carryingVouchers } from '../../functions/accounts/closing';
import { Dice } from './dice';
import type { SeedVillage } from './districts';
import { NIUJIAO } from './demo-people';
import type { Draft } from './flows';
import { readJson } from './districts';
import type { SeedOpening } from './openings';
import { closedThrough, type Publishing, publishingOf } from './publishing';

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
  readonly balances: readonly StoredBalances[];
  readonly publishing: Publishing;
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

/** In 牛角村 the pay of August 2026 is recorded wrongly, and mended when August has been closed and published. */
const toBeCorrected = ({ code }: SeedVillage, { on, lines }: Draft): boolean =>
  code === NIUJIAO && on.startsWith('2026-08') && lines.some(({ summary }) => summary === '8月误工补贴');

interface Waiting {
  readonly on: string;
  readonly draft: Draft;
  /** The place of the voucher that this one takes back. */
  readonly takesBack?: number;
}

/**
 * What of the drafts happened, by day. What the till or the bank could not pay did not, nor what needed it; what was recorded wrongly
 * is taken back and recorded anew some days later.
 */
export function whatHappens(village: SeedVillage, openingFen: number, drafts: readonly Draft[]): Waiting[] {
  const happened: Waiting[] = [];
  const summaries = new Set<string>();
  const queue: Waiting[] = [...drafts]
    .sort((a, b) => a.on.localeCompare(b.on))
    .map((draft) => ({ on: draft.on, draft: toBeCorrected(village, draft) ? { ...draft, mistaken: true } : draft }));
  let bankFen = openingFen;
  let tillFen = 0;
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
    if (bank < 0 || till < 0 || (draft.needs && !summaries.has(draft.needs))) continue;
    [bankFen, tillFen] = [bank, till];
    happened.push({ on, draft, ...(takesBack !== undefined && { takesBack }) });
    if (takesBack !== undefined) continue;
    summaries.add(draft.lines[0]!.summary).add(draft.lines.at(-1)!.summary);
    const mendedOn = toBeCorrected(village, draft)
      ? '2026-09-18'
      : addDays(on, new Dice(`mended:${village.code}:${on}`).int(3, 9));
    if (draft.mistaken && yearOf(mendedOn) === yearOf(on)) {
      const { mistaken: _, ...right } = next.draft;
      later({ on: mendedOn, draft: next.draft, takesBack: happened.length - 1 });
      later({ on: mendedOn, draft: { ...right, on: mendedOn } });
    }
  }
  return happened;
}

/** The book of 2025 and 2026: what happened, numbered through the year, with the functions the product posts by. */
export function bookOf(
  village: SeedVillage,
  signers: Signers,
  openings: readonly SeedOpening[],
  drafts: readonly Draft[],
): Book {
  const openingFen = openings.find(({ accountCode }) => accountCode === '102')?.openingFen ?? 0;
  const vouchers: PostedVoucher[] = [];
  const numbers = new Map<number, number>();
  const numberOf = (on: string): string => {
    const next = (numbers.get(yearOf(on)) ?? 0) + 1;
    numbers.set(yearOf(on), next);
    return `记-${String(next).padStart(4, '0')}`;
  };
  const { bookkeeper, ...signed } = signers;
  for (const { on, draft, takesBack } of whatHappens(village, openingFen, drafts)) {
    const voucherNo = numberOf(on);
    const named = {
      voucherId: voucherIdOf({ villageCode: village.code, voucherNo, voucherOn: on }),
      voucherNo,
      voucherOn: on,
    };
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
  }

  const balances = balancesOf(village, openings, vouchers, signers.preparedBy);
  const entries = vouchers.flatMap((voucher) => entryRowsOf(voucher));
  const years = yearsOf(village, openingFen, entries);
  return {
    vouchers: vouchers.map((voucher) => ({ ...voucher, year: yearOf(voucher.voucherOn) })),
    entries,
    years,
    balances,
    publishing: publishingOf(village, years, balances, vouchers, signers.preparedBy),
  };
}

/**
 * Every account by month. December 2025 is closed: the vouchers that carry its surplus go in after the year's others, and 2026
 * opens with what they leave.
 */
function balancesOf(
  village: SeedVillage,
  openings: readonly SeedOpening[],
  vouchers: PostedVoucher[],
  closer: string,
): StoredBalances[] {
  const ofYear = (year: number) => vouchers.filter(({ voucherOn }) => yearOf(voucherOn) === year);
  const opened: Balances = { accounts: openings.map((one) => ({ ...one, turnover: [] })), lastNumber: 0 };
  const first = ofYear(YEARS[0]!);
  const before = first.reduce<Balances>(addToBalances, opened);
  const { code: villageCode, name: villageName, townName } = village;
  const carrying = carryingVouchers({ villageCode, villageName, townName, year: YEARS[0]! }, before, closer);
  vouchers.splice(first.length, 0, ...carrying);
  const closed = carrying.reduce<Balances>(addToBalances, before);
  const next = ofYear(YEARS[1]!).reduce<Balances>(addToBalances, carriedForward(closed));
  return [closed, next].map((balances, place) => ({ villageCode, year: YEARS[place]!, ...balances, version: 1 }));
}

function yearsOf(village: SeedVillage, openingFen: number, entries: readonly StoredEntry[]): StoredVillageYear[] {
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
          ...emptyYear(opening),
          ...NOTHING_REGISTERED,
          registersOn: `${year}-12-31`,
          closedThrough: closedThrough(village, year),
          publishedAt: PUBLISHED_AT[year]!,
          version: 1,
        },
        entries.filter((entry) => entry.year === year),
      ),
    );
  }
  return years;
}
