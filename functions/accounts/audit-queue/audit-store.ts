import { monthInChina, monthOfYear } from '@shared/time';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { idsBetween } from '../../platform/id';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import type { Book } from '../book-store';
import type { Audit } from './audit';

const hand = { accountId: string(), personId: string().optional(), name: string(), at: string() };

/** The second reading of a booked voucher. A row of its own: a posted voucher is never written again but to say that it was reversed. */
export const VoucherAuditEntity = new Entity({
  name: 'VoucherAudit',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    voucherId: string().key(),
    state: string().enum('clean', 'found', 'answered', 'mended'),
    finding: string().optional(),
    read: map(hand),
    answers: list(map({ ...hand, answer: string() })),
    settlements: list(map({ ...hand, isMended: boolean() })),
    version: number(),
  }),
  computeKey: ({ villageCode, year, voucherId }: Book & { voucherId: string }) => ({
    pk: `BOOK#${villageCode}#${year}`,
    sk: `AUDIT#${voucherId}`,
  }),
  answers: 'What a second reader found of this voucher, and what became of it',
});
export type StoredAudit = FormattedItem<typeof VoucherAuditEntity>;

export const auditOf = ({
  villageCode,
  year,
  voucherId,
}: Book & { voucherId: string }): Promise<StoredAudit | undefined> =>
  readRow(VoucherAuditEntity, { villageCode, year, voucherId });

/** The second readings of a month's vouchers. */
export function auditsOfMonth({ villageCode, year }: Book, month: number): Promise<StoredAudit[]> {
  const [first, last] = idsBetween(...monthInChina(monthOfYear(year, month)));
  return everyRow((query) =>
    queryPage(
      VoucherAuditEntity,
      { partition: `BOOK#${villageCode}#${year}`, range: { between: [`AUDIT#${first}`, `AUDIT#${last}`] } },
      query,
    ),
  );
}

/** Only while it is as it was read, or while there is none. */
export const putAudit = (next: Book & { voucherId: string } & Audit, before: StoredAudit | undefined) =>
  putRow(
    VoucherAuditEntity,
    {
      ...next,
      answers: [...next.answers],
      settlements: [...next.settlements],
      version: (before?.version ?? 0) + 1,
    },
    unlessChanged(before?.version),
  );
