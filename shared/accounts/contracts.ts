import { BOOKKEEPERS } from './books';
import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { FilledFen, Fen, PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import {
  Decided,
  History,
  PartyKind,
  perhapsWords,
  Seen,
  VillageParams,
  VoucherNamed,
  VoucherRef,
  words,
  WRITE_ERRORS,
} from './registers';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';

/** 未开始 · 正在履行 · 已到期 · 已解除: follows from the day, never kept. */
export const ContractStatus = z.enum(['upcoming', 'active', 'expired', 'terminated']);
export type ContractStatus = z.infer<typeof ContractStatus>;

export const Contract = z.object({
  contractId: Ulid,
  contractNo: z.string(),
  title: z.string(),
  /** Masked when it is a natural person. */
  partyB: z.string(),
  subject: z.string(),
  startsOn: Day,
  endsOn: Day,
  yearlyRentFen: PositiveFen,
  receivedFen: PositiveFen,
  arrearsFen: PositiveFen,
  status: ContractStatus,
  /** Days until it ends, when they are 90 or fewer. */
  endsInDays: z.optional(z.int()),
  decidedBy: z.string(),
});
export type Contract = z.infer<typeof Contract>;

/** 到了没收齐 · 收了一部分 · 收齐了 · 还没到日子. */
export const DueState = z.enum(['overdue', 'partly', 'paid', 'coming']);
export type DueState = z.infer<typeof DueState>;

/** A rent of the schedule: what it is, what of it came, and how late it is. */
export const RentDue = z.object({
  dueOn: Day,
  amountFen: PositiveFen,
  receivedFen: PositiveFen,
  /** The day of the receipt that covered it, or the last that paid a part. */
  receivedOn: z.optional(Day),
  /** Days since it was due, where something of it is still owed. */
  overdueDays: z.int(),
  state: DueState,
});
export type RentDue = z.infer<typeof RentDue>;

/** Money that came for a contract. */
export const RentReceipt = z.object({ receivedOn: Day, amountFen: Fen, voucher: z.optional(VoucherRef) });
export type RentReceipt = z.infer<typeof RentReceipt>;

export const ContractCard = z.extend(Contract, {
  villageCode: VillageCode,
  villageName: z.string(),
  version: z.int(),
  partyA: z.string(),
  signedOn: Day,
  /** What it lets, where that is on a card of its own. */
  assetId: z.optional(Ulid),
  resourceId: z.optional(Ulid),
  decisionId: z.optional(Ulid),
  terminatedOn: z.optional(Day),
  schedule: z.array(RentDue),
  receipts: z.array(RentReceipt),
  /** What is still to come after today. */
  comingFen: PositiveFen,
  note: z.optional(z.string()),
  ...History,
});
export type ContractCard = z.infer<typeof ContractCard>;

export const listContracts = defineRoute({
  id: 'listContracts',
  method: 'GET',
  path: '/villages/{villageCode}/contracts',
  summary: 'The contracts of a village, newest first (合同)',
  access: 'public',
  params: VillageParams,
  query: PageQuery,
  response: pageOf(Contract),
  errors: ['page.badCursor'],
});

const ContractParams = z.extend(VillageParams, { contractId: Ulid });

export const showContract = defineRoute({
  id: 'showContract',
  method: 'GET',
  path: '/villages/{villageCode}/contracts/{contractId}',
  summary: 'One contract: its rent schedule, what came, what is owed today, and its history',
  access: 'public',
  params: ContractParams,
  response: ContractCard,
});

/** A contract's rents and receipts stand in its row. */
export const MAX_DUES = 240;
const Dues = z.array(z.object({ dueOn: Day, amountFen: FilledFen })).check(z.maxLength(MAX_DUES, '租金期数太多了'));

export const registerContract = defineRoute({
  id: 'registerContract',
  method: 'POST',
  path: '/villages/{villageCode}/contracts',
  summary: 'Register a contract with its rent schedule (登记合同); what it lets is then let',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: VillageParams,
  body: z.object({
    contractNo: words(40, '请填合同号'),
    title: words(60, '请填合同名称'),
    partyB: words(40, '请填承租方'),
    partyBKind: PartyKind,
    subject: words(60, '请填租的是什么'),
    assetId: z.optional(Ulid),
    resourceId: z.optional(Ulid),
    signedOn: Day,
    startsOn: Day,
    endsOn: Day,
    yearlyRentFen: FilledFen,
    dues: Dues.check(z.minLength(1, '请填每期租金')),
    note: perhapsWords(200),
    decidedBy: words(100, '请填是谁定的'),
    decisionId: Decided.decisionId,
  }),
  publishes: ['contractNo', 'title', 'partyB', 'subject', 'note', 'decidedBy'],
  response: ContractCard,
  errors: WRITE_ERRORS,
});

export const recordRent = defineRoute({
  id: 'recordRent',
  method: 'POST',
  path: '/villages/{villageCode}/contracts/{contractId}/rents',
  summary: 'Record a rent that came (登记收租)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: ContractParams,
  body: z.object({ ...Seen, receivedOn: Day, amountFen: FilledFen, voucher: z.optional(VoucherNamed) }),
  response: ContractCard,
  errors: [...WRITE_ERRORS, 'registers.tooMuch'],
});

export const renewContract = defineRoute({
  id: 'renewContract',
  method: 'POST',
  path: '/villages/{villageCode}/contracts/{contractId}/renewal',
  summary: 'Renew a contract: a later end, further rents (续签)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: ContractParams,
  body: z.object({
    ...Seen,
    on: Day,
    endsOn: Day,
    yearlyRentFen: FilledFen,
    dues: Dues.check(z.minLength(1, '请填续签以后每期租金')),
    reason: perhapsWords(100),
    decidedBy: words(100, '请填是谁定的'),
    decisionId: Decided.decisionId,
  }),
  publishes: ['reason', 'decidedBy'],
  response: ContractCard,
  errors: [...WRITE_ERRORS, 'registers.ended'],
});

export const terminateContract = defineRoute({
  id: 'terminateContract',
  method: 'POST',
  path: '/villages/{villageCode}/contracts/{contractId}/termination',
  summary: 'End a contract before its day (解除); what is owed stays owed',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: ContractParams,
  body: z.object({
    ...Seen,
    on: Day,
    reason: words(100, '请填为什么解除'),
    decidedBy: words(100, '请填是谁定的'),
    decisionId: Decided.decisionId,
  }),
  publishes: ['reason', 'decidedBy'],
  response: ContractCard,
  errors: [...WRITE_ERRORS, 'registers.ended'],
});
