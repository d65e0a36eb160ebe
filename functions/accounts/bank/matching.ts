import type { LeftOut, MatchReason } from '@shared/accounts/bank-reconciliation';

/** A line of the bank that nothing stands against yet. */
export interface OpenLine {
  readonly lineKey: string;
  readonly on: string;
  readonly signedFen: number;
  readonly counterpartyKey?: string | undefined;
  readonly remark?: string | undefined;
}

/** What a voucher moved in the account's own code of the book, that no line stands against yet. */
export interface OpenVoucher {
  readonly voucherId: string;
  readonly voucherNo: string;
  readonly occurredOn: string;
  readonly signedFen: number;
  readonly counterpartyKeys: readonly string[];
}

/** Lines and vouchers that may be the same money. */
export interface Suggestion {
  readonly lineKeys: readonly string[];
  readonly voucherIds: readonly string[];
  readonly reason: MatchReason;
  /** The bank's own words name the voucher, and nothing else fits either side: it may be matched without a person. */
  readonly isCertain: boolean;
}

/** A voucher of the same sum that was not suggested, and why. */
export interface NotSuggested {
  readonly lineKey: string;
  readonly voucherId: string;
  readonly why: LeftOut;
}

/** Days between what the book and the bank may say of one movement. */
const NEAR_DAYS = 3;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const isNear = (one: string, other: string): boolean => Math.abs(dayNumber(one) - dayNumber(other)) <= NEAR_DAYS;

/** `记-0012` in a bank's words, and no longer number that only begins so. */
const names = (remark: string | undefined, voucherNo: string): boolean => {
  const at = remark?.indexOf(voucherNo) ?? -1;
  return at >= 0 && !/\d/.test(remark![at + voucherNo.length] ?? '');
};

const reasonOf = (line: OpenLine, voucher: OpenVoucher): MatchReason | LeftOut => {
  if (names(line.remark, voucher.voucherNo)) return 'voucherNumber';
  if (!isNear(line.on, voucher.occurredOn)) return 'farApart';
  const { counterpartyKey: key } = line;
  if (key !== undefined && voucher.counterpartyKeys.includes(key)) return 'sameParty';
  return key !== undefined && voucher.counterpartyKeys.length > 0 ? 'otherParty' : 'sameSum';
};
/** The surest first. */
const RANKS: readonly MatchReason[] = ['voucherNumber', 'sameParty', 'sameSum', 'manyVouchers', 'manyLines'];

const isLeftOut = (reason: MatchReason | LeftOut): reason is LeftOut =>
  reason === 'farApart' || reason === 'otherParty';

const sumOf = (some: readonly { signedFen: number }[]): number =>
  some.reduce((sum, { signedFen }) => sum + signedFen, 0);

const groupsBy = <T>(some: readonly T[], keyOf: (one: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const one of some) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups.values()];
};

/**
 * What may stand against what, the surest first: a voucher named in the bank's words; the same sum and party within three days; the same sum
 * within three days; one line for all vouchers of a day, and one voucher for all lines of a day (a batch). Nothing is chosen where two fit
 * alike: each is suggested, and only what is alone on both sides and named by the bank is certain.
 */
export function suggestionsFor(
  lines: readonly OpenLine[],
  vouchers: readonly OpenVoucher[],
): { suggestions: Suggestion[]; leftOut: NotSuggested[] } {
  const pairs = lines.flatMap((line) =>
    vouchers
      .filter(({ signedFen }) => signedFen === line.signedFen)
      .map((voucher) => ({ line, voucher, reason: reasonOf(line, voucher) })),
  );
  const fitting = pairs.flatMap(({ line, voucher, reason }) => (isLeftOut(reason) ? [] : [{ line, voucher, reason }]));
  const isAlone = (pair: (typeof fitting)[number]): boolean =>
    fitting.every((each) => each === pair || (each.line !== pair.line && each.voucher !== pair.voucher));
  const isOfOneYear = ({ line, voucher }: (typeof fitting)[number]): boolean =>
    line.on.slice(0, 4) === voucher.occurredOn.slice(0, 4);
  const one = fitting.map((pair): Suggestion => ({
    lineKeys: [pair.line.lineKey],
    voucherIds: [pair.voucher.voucherId],
    reason: pair.reason,
    // Numbers begin anew each year: another year's voucher of this number may be meant.
    isCertain: pair.reason === 'voucherNumber' && isOfOneYear(pair) && isAlone(pair),
  }));
  const rank = ({ reason }: Suggestion): number => RANKS.indexOf(reason);
  const suggestions = [...one, ...batches(lines, vouchers)].sort((a, b) => rank(a) - rank(b));
  const leftOut = pairs.flatMap(({ line, voucher, reason }) =>
    isLeftOut(reason) ? [{ lineKey: line.lineKey, voucherId: voucher.voucherId, why: reason }] : [],
  );
  return { suggestions, leftOut };
}

/** One line that is all vouchers of a day together, and one voucher that is all lines of a day: of one direction, within three days. */
function batches(lines: readonly OpenLine[], vouchers: readonly OpenVoucher[]): Suggestion[] {
  const sided = <T extends { signedFen: number }>(some: readonly T[], dayOf: (one: T) => string) =>
    groupsBy(some, (each) => `${dayOf(each)} ${Math.sign(each.signedFen)}`).filter((group) => group.length > 1);
  const byVouchers = sided(vouchers, ({ occurredOn }) => occurredOn).flatMap((group) =>
    lines
      .filter((line) => line.signedFen === sumOf(group) && isNear(line.on, group[0]!.occurredOn))
      .map((line): Suggestion => ({
        lineKeys: [line.lineKey],
        voucherIds: group.map(({ voucherId }) => voucherId),
        reason: 'manyVouchers',
        isCertain: false,
      })),
  );
  const byLines = sided(lines, ({ on }) => on).flatMap((group) =>
    vouchers
      .filter((voucher) => voucher.signedFen === sumOf(group) && isNear(group[0]!.on, voucher.occurredOn))
      .map((voucher): Suggestion => ({
        lineKeys: group.map(({ lineKey }) => lineKey),
        voucherIds: [voucher.voucherId],
        reason: 'manyLines',
        isCertain: false,
      })),
  );
  return [...byVouchers, ...byLines];
}

/** Whether some lines and vouchers are the same money, to the fen: never an entry for the rest. */
export const agree = (lines: readonly { signedFen: number }[], vouchers: readonly { signedFen: number }[]): boolean =>
  lines.length + vouchers.length > 1 && sumOf(lines) === sumOf(vouchers);
