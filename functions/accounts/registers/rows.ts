import type { DebtKind, DebtSide } from '@shared/accounts/debts';
import type { ProjectStage, TenderMethod } from '@shared/accounts/projects';
import type { AssetStatus, RegisterEvent, RegisterKind, Resource, VoucherRef } from '@shared/accounts/registers';
import type { Depreciating } from './depreciation';
import type { Due, Receipt } from './rent';

/** The registers as they are kept. What changes by the day (net value, arrears, status of a contract) is worked out, never kept. */
interface Kept {
  villageCode: string;
  version: number;
}

export interface AssetRow extends Kept, Depreciating {
  assetId: string;
  cardNo: string;
  name: string;
  kind: string;
  acquiredOn: string;
  usefulLifeMonths: number;
  status: AssetStatus;
  place: string;
  custodian: string;
  contractId?: string | undefined;
  note?: string | undefined;
  mediaIds: string[];
}

export interface ResourceRow extends Kept {
  resourceId: string;
  name: string;
  kind: Resource['kind'];
  areaMu: number;
  place: string;
  bounds: string;
  use: Resource['use'];
  certificateNo?: string | undefined;
  contractId?: string | undefined;
  note?: string | undefined;
  mediaIds: string[];
}

export interface ContractRow extends Kept {
  contractId: string;
  contractNo: string;
  title: string;
  partyA: string;
  partyB: string;
  /** Whom that names, from `partyKey`: two parties of one masked name are told apart by it. Never shown. */
  partyBKey?: string | undefined;
  subject: string;
  assetId?: string | undefined;
  resourceId?: string | undefined;
  signedOn: string;
  startsOn: string;
  endsOn: string;
  yearlyRentFen: number;
  dues: Due[];
  /** One that came by WeChat names the payment (functions/wechat-pay). */
  receipts: (Receipt & { voucher?: VoucherRef | undefined; duePaymentId?: string | undefined })[];
  decidedBy: string;
  decisionId?: string | undefined;
  terminatedOn?: string | undefined;
  note?: string | undefined;
}

export interface DebtRow extends Kept {
  debtId: string;
  side: DebtSide;
  kind: DebtKind;
  counterparty: string;
  /** See `partyBKey` of a contract. */
  counterpartyKey?: string | undefined;
  what: string;
  principalFen: number;
  arisenOn: string;
  dueOn?: string | undefined;
  interest?: string | undefined;
  voucher?: VoucherRef | undefined;
  repayments: { repaidOn: string; amountFen: number; voucher?: VoucherRef | undefined }[];
  note?: string | undefined;
}

export interface ProjectRow extends Kept {
  projectId: string;
  name: string;
  what?: string | undefined;
  budgetFen: number;
  sources: { from: string; amountFen: number }[];
  decidedBy?: string | undefined;
  decisionId?: string | undefined;
  tender?: TenderMethod | undefined;
  contractor?: string | undefined;
  /** See `partyBKey` of a contract. */
  contractorKey?: string | undefined;
  contractFen?: number | undefined;
  startsOn?: string | undefined;
  finishesOn?: string | undefined;
  /** In order; the first is the decision. */
  progress: { stage: ProjectStage; on: string; note?: string | undefined; mediaIds: string[] }[];
  payments: { paidOn: string; amountFen: number; what: string; voucher?: VoucherRef | undefined }[];
}

export interface EventRow extends RegisterEvent {
  villageCode: string;
  of: RegisterKind;
  itemId: string;
}

/** One row of a register before and after; a new one has no before. */
export type RowChange =
  | { register: 'asset'; before?: AssetRow; after: AssetRow }
  | { register: 'resource'; before?: ResourceRow; after: ResourceRow }
  | { register: 'contract'; before?: ContractRow; after: ContractRow }
  | { register: 'debt'; before?: DebtRow; after: DebtRow }
  | { register: 'project'; before?: ProjectRow; after: ProjectRow };

/** A change of a register: the rows it touches, and what their histories say of it. */
export interface RegisterChange {
  rows: RowChange[];
  events: EventRow[];
}
