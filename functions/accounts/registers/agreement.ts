import { monthEnd } from '@shared/time';
import { balanceAfter, type Balances } from '../balances/balances';
import type { PostedVoucher } from '../book';
import { accumulatedOn, originalOn } from './depreciation';
import type { AssetRow, ProjectRow } from './rows';

/** Something that a village's registers and books say differently, in words a person can look up. */
export interface Disagreement {
  readonly rule: 'originalValue' | 'depreciation' | 'project' | 'reversal' | 'cash';
  readonly what: string;
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const isUnder = (code: string, account: string): boolean => code.startsWith(account);
const heldIn = ({ accounts }: Balances, account: string, through: number): number =>
  accounts
    .filter(({ accountCode }) => isUnder(accountCode, account))
    .reduce((sum, one) => sum + balanceAfter(one, through), 0);

/** The register against the ledger at the end of a month (`2026-10`): 原值 is account 151, 累计折旧 is account 152, to the fen. */
export function assetsAgainstLedger(assets: readonly AssetRow[], balances: Balances, month: string): Disagreement[] {
  const day = monthEnd(month);
  const owned = assets.filter(({ acquiredOn, scrappedOn }) => acquiredOn <= day && !(scrappedOn && scrappedOn <= day));
  const sumOf = (fenOf: (asset: AssetRow) => number) => owned.reduce((sum, asset) => sum + fenOf(asset), 0);
  const through = Number(month.slice(5));
  const compare = (rule: Disagreement['rule'], name: string, registered: number, booked: number): Disagreement[] =>
    registered === booked
      ? []
      : [{ rule, what: `${month}月末${name}：台账 ${yuan(registered)} 元，账上 ${yuan(booked)} 元` }];
  return [
    ...compare(
      'originalValue',
      '固定资产原值',
      sumOf((one) => originalOn(one, day)),
      heldIn(balances, '151', through),
    ),
    ...compare(
      'depreciation',
      '累计折旧',
      sumOf((one) => accumulatedOn(one, day)),
      -heldIn(balances, '152', through),
    ),
  ];
}

/** Money that went into building (account 153) against the payments of the projects: each voucher is some project's, once. */
export function projectsAgainstBook(
  projects: readonly ProjectRow[],
  vouchers: readonly PostedVoucher[],
): Disagreement[] {
  const paid = new Map<string, number>();
  for (const { payments } of projects)
    for (const { voucher, amountFen } of payments)
      if (voucher) paid.set(voucher.voucherId, (paid.get(voucher.voucherId) ?? 0) + amountFen);
  const booked = new Map(
    vouchers
      .filter(({ reversedBy, reversalOf }) => !reversedBy && !reversalOf)
      .map(({ voucherId, voucherNo, lines }): [string, { voucherNo: string; fen: number }] => [
        voucherId,
        {
          voucherNo,
          fen: lines.reduce((sum, line) => sum + (isUnder(line.accountCode, '153') ? line.debitFen : 0), 0),
        },
      ]),
  );
  const unlisted = [...booked].flatMap(([voucherId, { voucherNo, fen }]): Disagreement[] =>
    fen === (paid.get(voucherId) ?? 0)
      ? []
      : [
          {
            rule: 'project',
            what: `凭证 ${voucherNo} 在建工程 ${yuan(fen)} 元，工程台账 ${yuan(paid.get(voucherId) ?? 0)} 元`,
          },
        ],
  );
  const unknown = [...paid.keys()]
    .filter((voucherId) => !booked.has(voucherId))
    .map((voucherId): Disagreement => ({
      rule: 'project',
      what: `工程台账里的凭证 ${voucherId} 不在账上，或者已经冲销`,
    }));
  return [...unlisted, ...unknown];
}

/** Reversals come in pairs that name each other, and leave nothing: each line with its sides changed. */
export function unpairedReversals(vouchers: readonly PostedVoucher[]): Disagreement[] {
  const byId = new Map(vouchers.map((voucher) => [voucher.voucherId, voucher]));
  const netOf = (both: readonly PostedVoucher[]) => {
    const net = new Map<string, number>();
    for (const { lines } of both)
      for (const { accountCode, debitFen, creditFen } of lines)
        net.set(accountCode, (net.get(accountCode) ?? 0) + debitFen - creditFen);
    return [...net.values()].some((fen) => fen !== 0);
  };
  return vouchers.flatMap((voucher): Disagreement[] => {
    const otherId = voucher.reversalOf ?? voucher.reversedBy;
    if (!otherId) return [];
    const other = byId.get(otherId);
    const linked = voucher.reversalOf ? other?.reversedBy : other?.reversalOf;
    if (other && linked === voucher.voucherId && !netOf([voucher, other])) return [];
    return [{ rule: 'reversal', what: `凭证 ${voucher.voucherNo} 和冲销它的凭证对不上` }];
  });
}

/** 库存现金 and 银行存款 are at no month's end below nothing. */
export function cashBelowZero(balances: Balances & { year: number }): Disagreement[] {
  const months = Array.from({ length: 12 }, (_, place) => place + 1);
  return ['101', '102'].flatMap((account) =>
    months
      .filter((month) => heldIn(balances, account, month) < 0)
      .map((month): Disagreement => ({ rule: 'cash', what: `${balances.year}年${month}月末科目 ${account} 是负数` })),
  );
}
