import type { DecisionKind, DecisionState } from '@shared/affairs/decisions';
import type { BurstSign } from '@shared/reviews/bursts';
import type { SubjectKind } from '@shared/reviews/reviews';
import type { VillageKind } from '@shared/supervision/statistics';
import type { TransferStatus } from '@shared/subsidies/subsidies';
import type { Balances } from '../../accounts/balances/balances';
import type { PostedVoucher } from '../../accounts/book';
import type { Quartiles } from '../statistics/quartiles';
import type { AssetRow, ContractRow, DebtRow, EventRow, ProjectRow, ResourceRow } from '../../accounts/registers/rows';

export interface BookedVoucher extends PostedVoucher {
  readonly year: number;
}

export interface YearBalances extends Balances {
  readonly year: number;
  readonly closedThrough: number;
}

/** A month or quarter of a village, as `publicationOf` says it stands. */
export interface PeriodStanding {
  readonly period: string;
  readonly state: 'open' | 'due' | 'overdue' | 'onTime' | 'late';
  readonly dueOn: string;
  /** Whether the book still says what was published; corrections that are shown beside it do not make it another. */
  readonly intact?: boolean | undefined;
  readonly corrections: number;
}

export interface PaidPayment {
  readonly personId: string;
  readonly paymentId: string;
  readonly programCode: string;
  readonly programName: string;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly status: TransferStatus;
  readonly period: string;
  readonly standing?: string | undefined;
  readonly transfer: readonly { status: TransferStatus; on: string }[];
}

/** A cadre or an officer, and those who live with them by the roster: names by the key that the book keeps them under. */
export interface Officer {
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly key: string;
  readonly kin: readonly { personId: string; key: string }[];
}

export interface ReportStanding {
  readonly reportId: string;
  readonly dueAt?: string | undefined;
  readonly open: boolean;
  readonly assigneePersonId?: string | undefined;
  readonly excludedPersonIds: readonly string[];
}

/** Reviews that came all at once and wait for the district: what they judge and at least how many, and nothing of who gave them. */
export interface BurstStanding {
  readonly burstId: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  /** By fives. */
  readonly atLeast: number;
  readonly signs: readonly BurstSign[];
  readonly since: string;
  readonly dueOn: string;
}

export interface MatterStanding {
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly state: DecisionState;
  readonly title: string;
  readonly amountFen?: number | undefined;
  readonly startedOn: string;
}

/** Someone whom a list of the dead names, matched to the roster. */
export interface Death {
  readonly personId: string;
  /** The day of death, not the day it was registered. */
  readonly diedOn: string;
  readonly listId: string;
}

/** Time in which someone had a standing that shuts a program out (财政供养 …), matched to the roster. */
export interface StandingSpan {
  readonly personId: string;
  readonly what: string;
  /** Programs it shuts out. */
  readonly programCodes: readonly string[];
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly listId: string;
}

/** What is said in one year's book, at one bank account, on one day. */
export interface BankBalance {
  readonly month: string;
  readonly bookFen: number;
  readonly bankFen: number;
  /** What the 调节表 explains of the difference. */
  readonly explainedFen: number;
}

export interface UnreconciledItem {
  readonly itemId: string;
  readonly on: string;
  readonly amountFen: number;
}

/** How a village spent among those of its kind, from January through a month, a head of its people. */
export interface PeerStanding {
  readonly kind: VillageKind;
  readonly through: string;
  readonly perHeadFen: number;
  readonly villages: number;
  /** Absent of fewer than twenty. */
  readonly quartiles?: Quartiles | undefined;
}

/** The most cash that the bank allows a village to keep. */
export interface CashLimit {
  readonly limitFen: number;
  /** What the bank lets it pay out of its takings in a month (坐支). */
  readonly fromTakingsFen?: number | undefined;
  readonly decidedBy: string;
}

/** All that a village's rules read. A kind that is absent was not delivered; an empty one was, and there is nothing. */
export interface VillageRows {
  readonly villageCode: string;
  readonly today: string;
  readonly vouchers?: readonly BookedVoucher[] | undefined;
  readonly balances?: readonly YearBalances[] | undefined;
  readonly publications?: readonly PeriodStanding[] | undefined;
  readonly contracts?: readonly ContractRow[] | undefined;
  readonly assets?: readonly AssetRow[] | undefined;
  readonly resources?: readonly ResourceRow[] | undefined;
  readonly debts?: readonly DebtRow[] | undefined;
  readonly projects?: readonly ProjectRow[] | undefined;
  readonly events?: readonly EventRow[] | undefined;
  readonly matters?: readonly MatterStanding[] | undefined;
  readonly officers?: readonly Officer[] | undefined;
  /** Who holds an office of the town or the district above: for them a finding must not exist either, where it is about them. */
  readonly offices?: readonly Officer[] | undefined;
  readonly payments?: readonly PaidPayment[] | undefined;
  readonly reports?: readonly ReportStanding[] | undefined;
  readonly bursts?: readonly BurstStanding[] | undefined;
  readonly deaths?: readonly Death[] | undefined;
  readonly standings?: readonly StandingSpan[] | undefined;
  readonly bankBalances?: readonly BankBalance[] | undefined;
  readonly unreconciled?: readonly UnreconciledItem[] | undefined;
  readonly cashLimits?: readonly CashLimit[] | undefined;
  readonly peers?: readonly PeerStanding[] | undefined;
  /** Nobody delivers these yet: a rule that needs them says so. */
  readonly budgets?: undefined;
  readonly earmarkedFunds?: undefined;
  readonly payRegister?: undefined;
  readonly stocktakings?: undefined;
  readonly appraisals?: undefined;
  readonly fullCardKeys?: undefined;
  readonly landRights?: undefined;
}

export type RowKind = Exclude<keyof VillageRows, 'villageCode' | 'today'>;

/** The kinds that a night's run reads; a rule that needs another one waits for it, and the list of rules says so. */
export const DELIVERED_KINDS = [
  'vouchers',
  'balances',
  'publications',
  'contracts',
  'assets',
  'resources',
  'debts',
  'projects',
  'events',
  'matters',
  'officers',
  'offices',
  'payments',
  'reports',
  'bursts',
  'peers',
] as const satisfies readonly RowKind[];

/** What enters by lists of other offices: there as long as a district has one. */
export const LISTED_KINDS = ['deaths', 'standings'] as const satisfies readonly RowKind[];
export type ListedKind = (typeof LISTED_KINDS)[number];

/** What a night's run reads of a village: every kind of these, though it be empty, and what there are lists of. */
export type DeliveredRows = Pick<VillageRows, 'villageCode' | 'today' | ListedKind> & {
  readonly [kind in (typeof DELIVERED_KINDS)[number]]: NonNullable<VillageRows[kind]>;
};

/** Those of the kinds a rule needs that nobody delivers yet. @param listed those that the district has a list of. */
export const undelivered = (needs: readonly RowKind[], listed: readonly ListedKind[] = LISTED_KINDS): RowKind[] => {
  const delivered: readonly RowKind[] = [...DELIVERED_KINDS, ...listed];
  return needs.filter((kind) => !delivered.includes(kind));
};
