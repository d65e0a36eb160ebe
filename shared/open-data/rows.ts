import { Entry } from '../accounts/accounts';
import { Contract, ContractCard } from '../accounts/contracts';
import { ProjectCard } from '../accounts/projects';
import { Decision } from '../affairs/decisions';
import { Notice } from '../affairs/notices';
import { VillageCode } from '../divisions';
import { VillageHandling } from '../reports/statistics';
import { SubjectScore, VillageOfKind, WorkTheme } from '../reviews/reviews';
import { Day, Year } from '../time';
import * as z from '../zod';
import type { Dataset } from './open-data';

/** Yuan, to the fen: what is open is read by programs that know no fen. */
const Yuan = z.number().check(z.multipleOf(0.01));
/** A body that the register of bodies or the divisions know. Of anyone else nothing is said, not even a masked name. */
const Body = z.string();

const village = { villageCode: VillageCode, villageName: z.string() };
/** Open Contracting's names: the village is the buyer of what it lets and has built. */
const buyer = { buyerId: VillageCode, buyerName: z.string() };

/**
 * Every field of every open file, and so the list of what may be in one. They are those of the public answers; free text (titles,
 * summaries, places) is left out, because it may carry a name that nobody masked.
 */
export const OPEN_ROWS = {
  /** In months that the village has published (财务公开). */
  entries: z.object({
    ...village,
    entryId: Entry.shape.entryId,
    voucherId: Entry.shape.voucherId,
    occurredOn: Entry.shape.occurredOn,
    direction: Entry.shape.direction,
    /** Below zero in a red entry. */
    amount: Yuan,
    accountCode: Entry.shape.accountCode,
    /** By the chart of accounts. */
    accountName: z.string(),
    counterparty: z.optional(Body),
    /** When it was taken back, in a later month than its own. */
    correctedOn: z.optional(Day),
    correctedBy: z.optional(Entry.shape.voucherId),
  }),
  /** As they stood at the end of the month. */
  contracts: z.object({
    ...buyer,
    contractId: Contract.shape.contractId,
    /** Open Contracting's contractStatus. */
    status: z.enum(['pending', 'active', 'terminated']),
    dateSigned: ContractCard.shape.signedOn,
    periodStartDate: Contract.shape.startsOn,
    periodEndDate: Contract.shape.endsOn,
    /** All its rents together. */
    valueAmount: Yuan,
    valueCurrency: z.literal('CNY'),
    supplierName: z.optional(Body),
    yearlyRent: Yuan,
    received: Yuan,
    arrears: Yuan,
    decisionId: ContractCard.shape.decisionId,
  }),
  /** As they stood at the end of the month. */
  projects: z.object({
    ...buyer,
    projectId: ProjectCard.shape.projectId,
    stage: ProjectCard.shape.stage,
    procurementMethodDetails: ProjectCard.shape.tender,
    budgetAmount: Yuan,
    contractValueAmount: z.optional(Yuan),
    paidAmount: Yuan,
    valueCurrency: z.literal('CNY'),
    supplierName: z.optional(Body),
    periodStartDate: ProjectCard.shape.startsOn,
    periodEndDate: ProjectCard.shape.finishesOn,
    decisionId: ProjectCard.shape.decisionId,
  }),
  /** Published in the month. */
  notices: z.object({
    ...village,
    noticeId: Notice.shape.noticeId,
    kind: Notice.shape.kind,
    publishedAt: Notice.shape.publishedAt,
    revisedAt: Notice.shape.revisedAt,
    withdrawnAt: Notice.shape.withdrawnAt,
  }),
  /** Begun in the month, as far as they have come. */
  decisions: z.object({
    ...village,
    decisionId: Decision.shape.decisionId,
    kind: Decision.shape.kind,
    state: Decision.shape.state,
    step: Decision.shape.step,
    startedOn: Decision.shape.startedOn,
    /** None of 低保评议: it would be a household's. */
    amount: z.optional(Yuan),
  }),
  /** As they stood in the night after the month; only villages that have a score. */
  scores: z.object({
    ...village,
    kind: VillageOfKind,
    theme: WorkTheme,
    value: SubjectScore.shape.value,
    count: SubjectScore.shape.count,
    average: SubjectScore.shape.average,
    goodShare: SubjectScore.shape.good.shape.share,
    goodLow: SubjectScore.shape.good.shape.low,
    goodHigh: SubjectScore.shape.good.shape.high,
  }),
  /** A year's, in its December: in fives, and nothing below five. */
  handling: z.object({
    ...village,
    year: Year,
    came: VillageHandling.shape.came,
    cameFirstQuarter: VillageHandling.shape.came,
    cameSecondQuarter: VillageHandling.shape.came,
    cameThirdQuarter: VillageHandling.shape.came,
    cameFourthQuarter: VillageHandling.shape.came,
    medianDays: VillageHandling.shape.median,
    inTimeTenths: VillageHandling.shape.inTimeTenths,
    averageStars: VillageHandling.shape.average,
  }),
} as const satisfies Record<Dataset, z.ZodMiniObject>;

export type OpenRow<D extends Dataset> = z.output<(typeof OPEN_ROWS)[D]>;
/** The rows of a month, by what they are about. */
export type OpenRows = { [D in Dataset]: OpenRow<D>[] };
