import type { AlertDetail, AlertEvidence } from '@shared/supervision/supervision';

type Opening = readonly [page: string, params: Record<string, string | number | undefined>];

/**
 * The page that shows a row an alert was read from. None for a payment, which is its owner's to open; a voucher needs the year of its book.
 */
export function openingOf(
  { kind, id, year }: AlertEvidence,
  { villageCode }: Pick<AlertDetail, 'villageCode'>,
): Opening | undefined {
  switch (kind) {
    case 'voucher':
      return year === undefined ? undefined : ['accounts/voucher', { villageCode, year, voucherId: id }];
    case 'contract':
      return ['accounts/contract', { villageCode, contractId: id }];
    case 'asset':
      return ['accounts/asset', { villageCode, assetId: id }];
    case 'project':
      return ['accounts/project', { villageCode, projectId: id }];
    case 'debt':
      return ['accounts/debts', { villageCode }];
    case 'publication':
      return ['accounts/publications', { villageCode, year: id.slice(0, 4) }];
    case 'book': {
      const [, inYear, month] = /^(\d{4})-(\d{2})$/.exec(id) ?? [];
      return inYear ? ['accounts/balances', { villageCode, year: inYear, month: Number(month) }] : undefined;
    }
    case 'reviewBurst':
      return ['reviews/queue', {}];
    case 'report':
      return ['reports/detail', { reportId: id }];
    default:
      return undefined;
  }
}
