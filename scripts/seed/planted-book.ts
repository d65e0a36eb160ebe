import { addDays, yearOf } from '@shared/time';
import { addToBalances, type Balances } from '../../functions/accounts/balances/balances';
import { type PostedVoucher, reverse } from '../../functions/accounts/book';
import type { StoredVillageYear } from '../../functions/accounts/book-store';
import { dayAfter, dueOn, periodsOf } from '../../functions/accounts/publications/publication';
import type { StoredPublication } from '../../functions/accounts/publications/publication-store';
import { accumulatedOn, originalOn } from '../../functions/accounts/registers/depreciation';
import { voucher } from '../../functions/supervision/examples/rows';
import type { VillageRows } from '../../functions/supervision/facts/rows';
import { chartRows } from './books';
import { noonOf } from './calendar';
import { Dice } from './dice';
import { publicationOf } from './publishing';

/** Where an example is planted. */
interface Placed {
  readonly code: string;
  readonly name: string;
}

const chart = new Map(chartRows().map(({ code, name }) => [code, name]));

/** The vouchers as they are kept: numbered through the year, and one that was taken back with the one that took it back. */
export function vouchersOf({ code, name }: Placed, rows: VillageRows): (PostedVoucher & { year: number })[] {
  const numbers = new Map<number, number>();
  const numbered = (on: string) => {
    numbers.set(yearOf(on), (numbers.get(yearOf(on)) ?? 0) + 1);
    return `记-${String(numbers.get(yearOf(on))).padStart(4, '0')}`;
  };
  return [...(rows.vouchers ?? []), ...scrappings(rows)]
    .sort((one, other) => one.voucherOn.localeCompare(other.voucherOn))
    .flatMap(({ reversedBy, ...kept }) => {
      const lines = kept.lines.map((line) => ({
        ...line,
        accountName: chart.get(line.accountCode) ?? chart.get(line.accountCode.slice(0, 3))!,
      }));
      const numberedOne = { ...kept, lines, villageCode: code, villageName: name, voucherNo: numbered(kept.voucherOn) };
      if (reversedBy === undefined) return [numberedOne];
      const { preparedBy, reviewedBy, approvedBy, voucherOn } = numberedOne;
      const by = {
        voucherId: reversedBy,
        voucherNo: numbered(voucherOn),
        voucherOn,
        preparedBy,
        reviewedBy,
        approvedBy,
      };
      const { reversed, reversing } = reverse(numberedOne, by);
      return [
        { ...reversed, year: numberedOne.year },
        { ...reversing, year: numberedOne.year },
      ];
    });
}

/** What was scrapped left the book that day. */
const scrappings = ({ assets = [] }: VillageRows) =>
  assets.flatMap((asset) => {
    const { assetId, name, scrappedOn } = asset;
    if (scrappedOn === undefined) return [];
    const [cost, worn] = [originalOn(asset, asset.acquiredOn), accumulatedOn(asset, scrappedOn)];
    const line = (accountCode: string, debitFen: number, creditFen: number) => ({
      summary: `报废${name}`,
      accountCode,
      accountName: '',
      debitFen,
      creditFen,
    });
    const example = voucher(scrappedOn, []);
    const lines = [line('152', worn, 0), line('515', cost - worn, 0), line('151', 0, cost)];
    return [{ ...example, voucherId: new Dice(`scrapped:${assetId}`).ulid(noonOf(scrappedOn)), lines, totalFen: cost }];
  });

const BANK_FEN = 50_000_000;

/** What every account held: as the example says it, or what its vouchers leave of an opening that its cards agree with. */
export function balancesOf(
  rows: VillageRows,
  vouchers: readonly PostedVoucher[],
  year: number,
): Balances & { closed: number } {
  const given = rows.balances?.find((one) => one.year === year);
  if (given)
    return {
      accounts: given.accounts.map((one) => ({ ...one, accountName: chart.get(one.accountCode) ?? one.accountName })),
      lastNumber: vouchers.length,
      closed: given.closedThrough,
    };
  const end = `${year}-12-31`;
  const assets = rows.assets ?? [];
  const cost = assets.reduce((sum, one) => sum + originalOn(one, one.acquiredOn), 0);
  const worn = assets.reduce((sum, one) => sum + accumulatedOn(one, one.scrappedOn ?? end), 0);
  const opening = { 102: BANK_FEN, 151: cost, 152: -worn, 301: worn - cost - BANK_FEN };
  const accounts = Object.entries(opening)
    .filter(([, openingFen]) => openingFen !== 0)
    .map(([accountCode, openingFen]) => ({
      accountCode,
      accountName: chart.get(accountCode)!,
      openingFen,
      turnover: [],
    }));
  return { ...vouchers.reduce<Balances>(addToBalances, { accounts, lastNumber: 0 }), closed: 10 };
}

/** What was published by today: all that was due, but what the example says is overdue, and with other figures where it was changed since. */
export function publicationsOf(
  rows: VillageRows,
  year: StoredVillageYear,
  balances: Balances,
  today: string,
): StoredPublication[] {
  return periodsOf(year.year).flatMap((period): StoredPublication[] => {
    const told = rows.publications?.find((one) => one.period === period);
    if (dayAfter(period) > today || told?.state === 'overdue') return [];
    const on = told?.state === 'late' ? addDays(dueOn(period), 3) : addDays(dayAfter(period), 4);
    const published = publicationOf(year, balances, period, { on: on > today ? today : on, by: '李会计' });
    const { fingerprint } = published;
    return [
      told?.intact === false ? { ...published, fingerprint: fingerprint.split('').reverse().join('') } : published,
    ];
  });
}
