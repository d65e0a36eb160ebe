import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { LedgerTable } from '../../platform/tables';
import type { Book } from '../book-store';

/**
 * A voucher's papers once pictures were added. A row of its own, for a posted voucher is never written again but to say that
 * it was reversed; without one, its papers are those it was posted with.
 */
export const VoucherPapersEntity = new Entity({
  name: 'VoucherPapers',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    voucherId: string().key(),
    papers: list(map({ kind: string(), title: string(), pages: number(), mediaIds: list(string()) })),
    version: number(),
  }),
  computeKey: ({ villageCode, year, voucherId }: Book & { voucherId: string }) => ({
    pk: `BOOK#${villageCode}#${year}`,
    sk: `PAPERS#${voucherId}`,
  }),
  answers: 'Which papers, with which pictures, are behind this voucher',
});
export type StoredPapers = FormattedItem<typeof VoucherPapersEntity>;

export async function papersOf(key: Book & { voucherId: string }, { consistent = false } = {}) {
  const { villageCode, year, voucherId } = key;
  return readRow(VoucherPapersEntity, { villageCode, year, voucherId }, { consistent });
}

/** Only if nobody added any in between. */
export const putPapers = (next: Omit<StoredPapers, 'version'>, previous: StoredPapers | undefined) =>
  putRow(VoucherPapersEntity, { ...next, version: (previous?.version ?? 0) + 1 }, unlessChanged(previous?.version));
