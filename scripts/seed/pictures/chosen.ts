import { monthOf } from '@shared/time';
import type { AssetRow } from '../../../functions/accounts/registers/rows';
import type { StoredVoucher } from '../../../functions/accounts/book-store';
import type { SeededVillage } from '../village';
import type { PaperPage } from './draw-paper';

/** Each quarter's voucher with the most papers, and those of the village's projects. */
const OF_A_QUARTER = 1;
/** A voucher's first paper has so many pages, the others one. */
const PAGES = 2;
const ASSETS = 8;
const VIEWS = 2;

export interface VoucherPictures {
  readonly voucher: StoredVoucher;
  /** The pages of each of its papers, in order. */
  readonly papers: readonly (readonly PaperPage[])[];
}
export interface AssetPictures {
  readonly asset: AssetRow;
  readonly views: number;
}

/** Which of a village's vouchers and assets have pictures, a few dozen in all: drawing takes a tenth of a second each. */
export function picturesOf({ village, book, registers }: SeededVillage): {
  vouchers: VoucherPictures[];
  assets: AssetPictures[];
} {
  const inQuarters = new Map<string, StoredVoucher[]>();
  for (const voucher of book.vouchers) {
    if (voucher.reversalOf || voucher.attachments.length < 2) continue;
    const quarter = `${voucher.year}${Math.ceil(monthOf(voucher.voucherOn) / 3)}`;
    inQuarters.set(quarter, [...(inQuarters.get(quarter) ?? []), voucher]);
  }
  const most = (of: StoredVoucher[]) =>
    [...of]
      .sort((a, b) => b.attachments.length - a.attachments.length || b.totalFen - a.totalFen)
      .slice(0, OF_A_QUARTER);
  const ofProjects = new Set(
    registers.projects.flatMap(({ payments }) => payments.flatMap(({ voucher }) => voucher?.voucherId ?? [])),
  );
  const chosen = new Map(
    [
      ...[...inQuarters.values()].flatMap(most),
      ...book.vouchers.filter(({ voucherId }) => ofProjects.has(voucherId)),
    ].map((voucher) => [voucher.voucherId, voucher] as const),
  );
  return {
    vouchers: [...chosen.values()].map((voucher) => ({
      voucher,
      papers: voucher.attachments.map(({ kind, title, pages }, which) =>
        Array.from({ length: Math.min(which === 0 ? PAGES : 1, pages) }, (_, place) => ({
          kind,
          title,
          village: village.shortName,
          on: voucher.voucherOn,
          voucherNo: voucher.voucherNo,
          items: itemsOf(voucher),
          page: place + 1,
        })),
      ),
    })),
    assets: [...registers.assets]
      .sort((a, b) => b.acquiredOn.localeCompare(a.acquiredOn))
      .slice(0, ASSETS)
      .map((asset) => ({ asset, views: VIEWS })),
  };
}

/** The one page of a paper that is behind no voucher yet. */
export const loosePaper = (kind: string, village: string, on: string, item: PaperPage['items'][number]): PaperPage => ({
  ...{ kind, title: kind, village, on, voucherNo: '', items: [item], page: 1 },
});

/** The lines that say whom the money went to, or came from. */
const itemsOf = ({ lines }: StoredVoucher): PaperPage['items'] => {
  const named = lines.filter(({ counterparty }) => counterparty);
  return (named.length > 0 ? named : lines.slice(0, 1)).map(({ summary, counterparty = '', debitFen, creditFen }) => ({
    what: summary,
    who: counterparty,
    fen: debitFen + creditFen,
  }));
};
