import { Entity, type FormattedItem } from '../../platform/entity';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { LedgerTable } from '../../platform/tables';
import { unlessChanged } from '../../platform/unless-changed';
import { readRow } from '../../platform/read-row';
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
  VoucherPapersEntity.build(PutTransaction)
    .item({ ...next, version: (previous?.version ?? 0) + 1 })
    .options(unlessChanged(previous?.version));
