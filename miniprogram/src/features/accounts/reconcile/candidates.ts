import type { BankReconciliation, LeftOut, MatchReason } from '@shared/accounts/bank-reconciliation';

type Sheet = Pick<BankReconciliation, 'openLines' | 'openVouchers' | 'suggestions' | 'leftOut'>;
export type Line = Sheet['openLines'][number];
export type Voucher = Sheet['openVouchers'][number];

/** What may be the same money as a line: with all lines and vouchers that would be said to be one. */
export interface Candidate {
  readonly lines: readonly Line[];
  readonly vouchers: readonly Voucher[];
  readonly reason: MatchReason;
  readonly isCertain: boolean;
}

export interface LeftOutVoucher {
  readonly voucher: Voucher;
  readonly why: LeftOut;
}

const found = <T>(some: readonly (T | undefined)[]): some is readonly T[] => some.every((each) => each !== undefined);

/** The candidates of a sheet with the rows that they name. One that names a row which is not open any more is none. */
export function candidatesOf({ openLines, openVouchers, suggestions }: Sheet): Candidate[] {
  return suggestions.flatMap(({ lineKeys, voucherIds, reason, isCertain }) => {
    const lines = lineKeys.map((key) => openLines.find(({ lineKey }) => lineKey === key));
    const vouchers = voucherIds.map((id) => openVouchers.find(({ voucherId }) => voucherId === id));
    return found(lines) && found(vouchers) ? [{ lines, vouchers, reason, isCertain }] : [];
  });
}

export const candidatesFor = (candidates: readonly Candidate[], { lineKey }: Line): Candidate[] =>
  candidates.filter(({ lines }) => lines.some((line) => line.lineKey === lineKey));

/** Whether another line may as well be what a candidate's vouchers are: nothing tells which, and a person looks. */
export const isContested = (candidates: readonly Candidate[], { lines, vouchers }: Candidate): boolean =>
  candidates.some(
    (other) =>
      other.vouchers.some(({ voucherId }) => vouchers.some((voucher) => voucher.voucherId === voucherId)) &&
      other.lines.some(({ lineKey }) => !lines.some((line) => line.lineKey === lineKey)),
  );

/** The vouchers of the same sum that were not suggested for a line, and why. */
export const leftOutFor = ({ leftOut, openVouchers }: Sheet, { lineKey }: Line): LeftOutVoucher[] =>
  leftOut.flatMap((each) => {
    const voucher = openVouchers.find(({ voucherId }) => voucherId === each.voucherId);
    return each.lineKey === lineKey && voucher ? [{ voucher, why: each.why }] : [];
  });

/** What was chosen by hand on both sides: whether it is one sum, to the fen. */
export function pickedOf(lines: readonly Line[], vouchers: readonly Voucher[]) {
  const sum = (some: readonly { signedFen: number }[]) => some.reduce((fen, { signedFen }) => fen + signedFen, 0);
  const [linesFen, vouchersFen] = [sum(lines), sum(vouchers)];
  return {
    ...{ linesFen, vouchersFen, differenceFen: linesFen - vouchersFen },
    isEven: lines.length + vouchers.length > 1 && linesFen === vouchersFen,
  };
}
