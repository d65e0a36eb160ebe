import { BOOKKEEPERS } from './books';
import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { MediaView } from '../media/media';
import { FilledFen, PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import {
  Decided,
  PartyKind,
  perhapsWords,
  Pictures,
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

/** 定了要做 · 招标 · 开工 · 做到一半… · 完工 · 验收: in this order, a stage may be skipped. */
export const ProjectStage = z.enum(['decided', 'tendered', 'started', 'underway', 'finished', 'accepted']);
export type ProjectStage = z.infer<typeof ProjectStage>;
/** 公开招标 · 竞争性比选 · 直接发包 · 村民自建. */
export const TenderMethod = z.enum(['openTender', 'comparison', 'direct', 'selfBuilt']);
export type TenderMethod = z.infer<typeof TenderMethod>;

/** A village's project (村里的工程). */
export const Project = z.object({
  projectId: Ulid,
  name: z.string(),
  budgetFen: PositiveFen,
  contractFen: z.optional(PositiveFen),
  paidFen: PositiveFen,
  contractor: z.optional(z.string()),
  stage: ProjectStage,
  startsOn: z.optional(Day),
  finishesOn: z.optional(Day),
  /** Days past the day it was to be finished on, when it is not. */
  lateDays: z.int(),
});
export type Project = z.infer<typeof Project>;

export const MoneySource = z.object({ from: z.string(), amountFen: PositiveFen });
export const Progress = z.object({
  stage: ProjectStage,
  on: Day,
  note: z.optional(z.string()),
  pictures: z.array(MediaView),
});
export const ProjectPayment = z.object({
  paidOn: Day,
  amountFen: PositiveFen,
  what: z.string(),
  voucher: z.optional(VoucherRef),
});
export type ProjectPayment = z.infer<typeof ProjectPayment>;

export const ProjectCard = z.extend(Project, {
  villageCode: VillageCode,
  villageName: z.string(),
  version: z.int(),
  what: z.optional(z.string()),
  sources: z.array(MoneySource),
  tender: z.optional(TenderMethod),
  decidedBy: z.optional(z.string()),
  decisionId: z.optional(Ulid),
  progress: z.array(Progress),
  payments: z.array(ProjectPayment),
});
export type ProjectCard = z.infer<typeof ProjectCard>;

export const listProjects = defineRoute({
  id: 'listProjects',
  method: 'GET',
  path: '/villages/{villageCode}/projects',
  summary: 'The projects of a village, newest first (村里的工程)',
  access: 'public',
  params: VillageParams,
  query: PageQuery,
  response: pageOf(Project),
  errors: ['page.badCursor'],
});

const ProjectParams = z.extend(VillageParams, { projectId: Ulid });

export const showProject = defineRoute({
  id: 'showProject',
  method: 'GET',
  path: '/villages/{villageCode}/projects/{projectId}',
  summary: 'One project: whose money, who decided, who builds, how far it is, what was paid',
  access: 'public',
  params: ProjectParams,
  response: ProjectCard,
});

/** Who builds; of whom it is not said that it is a body, and who is not on the register of bodies, the name is masked. */
const Contractor = { contractor: perhapsWords(60), contractorKind: z.optional(PartyKind) };

export const registerProject = defineRoute({
  id: 'registerProject',
  method: 'POST',
  path: '/villages/{villageCode}/projects',
  summary: 'Register a project (登记工程)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: VillageParams,
  body: z.object({
    name: words(60, '请填工程名称'),
    what: perhapsWords(300),
    budgetFen: FilledFen,
    sources: z
      .array(z.object({ from: words(30, '请填钱从哪来'), amountFen: FilledFen }))
      .check(z.minLength(1, '请填钱从哪来'), z.maxLength(10, '最多 10 项')),
    decidedOn: Day,
    decidedBy: words(100, '请填是谁定的'),
    decisionId: Decided.decisionId,
    tender: z.optional(TenderMethod),
    ...Contractor,
    contractFen: z.optional(FilledFen),
    startsOn: z.optional(Day),
    finishesOn: z.optional(Day),
  }),
  publishes: ['name', 'what', 'sources.*.from', 'decidedBy', 'contractor'],
  response: ProjectCard,
  errors: WRITE_ERRORS,
});

/** A project's progress and payments stand in its row. */
export const MAX_PROGRESS = 40;
export const MAX_PAYMENTS = 60;

export const recordProgress = defineRoute({
  id: 'recordProgress',
  method: 'POST',
  path: '/villages/{villageCode}/projects/{projectId}/progress',
  summary: 'Record how far a project is, with pictures; who won the tender, for how much (登记进度)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: ProjectParams,
  body: z.object({
    ...Seen,
    stage: ProjectStage,
    on: Day,
    note: perhapsWords(200),
    mediaIds: Pictures,
    tender: z.optional(TenderMethod),
    ...Contractor,
    contractFen: z.optional(FilledFen),
    finishesOn: z.optional(Day),
  }),
  publishes: ['note', 'contractor'],
  response: ProjectCard,
  errors: [...WRITE_ERRORS, 'registers.stageBack', 'media.notReady', 'media.replaced', 'media.tooMany'],
});

export const payForProject = defineRoute({
  id: 'payForProject',
  method: 'POST',
  path: '/villages/{villageCode}/projects/{projectId}/payments',
  summary: 'Record what was paid for a project (登记付款); never more than its contract',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: ProjectParams,
  body: z.object({
    ...Seen,
    paidOn: Day,
    amountFen: FilledFen,
    what: words(40, '请填付的是什么'),
    voucher: z.optional(VoucherNamed),
  }),
  publishes: ['what'],
  response: ProjectCard,
  errors: [...WRITE_ERRORS, 'registers.tooMuch'],
});
