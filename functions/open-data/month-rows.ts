import type { ContractStatus } from '@shared/accounts/contracts';
import type { OpenRow, OpenRows } from '@shared/open-data/rows';
import { privateIn } from '@shared/text/private-text';
import { addMonths, dayInChina, monthEnd, yearMonthOf, yearOf } from '@shared/time';
import type { StoredEntry } from '../accounts/book-store';
import type { StoredCorrection } from '../accounts/publications/publication-store';
import { contractCard } from '../accounts/registers/contract';
import { projectCard } from '../accounts/registers/project';
import type { ContractRow, ProjectRow } from '../accounts/registers/rows';
import type { StoredDecision } from '../affairs/decisions/decision-store';
import type { StoredNotice } from '../affairs/notices/notice-store';
import type { Sum } from '../reports/statistics/sums';
import { villageHandlingOf } from '../reports/statistics/village-handling';

/** What is read of a village, once for all its months. */
export interface VillageRead {
  readonly code: string;
  readonly name: string;
  readonly entries: readonly StoredEntry[];
  /** Months and quarters that the village has published. */
  readonly published: ReadonlySet<string>;
  readonly corrections: readonly StoredCorrection[];
  readonly contracts: readonly ContractRow[];
  readonly projects: readonly ProjectRow[];
  readonly notices: readonly StoredNotice[];
  readonly decisions: readonly StoredDecision[];
  /** The sums of the reports by year. */
  readonly sums: ReadonlyMap<number, readonly Sum[]>;
  /** Whether a name is a body's by the register of bodies or by the divisions. */
  readonly isBody: (name: string) => boolean;
  readonly accountName: (code: string) => string | undefined;
}

const yuan = (fen: number): number => fen / 100;
const CONTRACT_STATUS: Record<ContractStatus, OpenRow<'contracts'>['status']> = {
  upcoming: 'pending',
  active: 'active',
  expired: 'terminated',
  terminated: 'terminated',
};

/** A body's name; nothing of anyone else, masked or not. */
const bodyOf = ({ isBody }: VillageRead, name: string | undefined): string | undefined =>
  name && isBody(name) && privateIn(name).length === 0 ? name : undefined;

function entryRows(village: VillageRead, month: string): OpenRow<'entries'>[] {
  if (!village.published.has(month)) return [];
  const corrected = new Map(village.corrections.map((one) => [one.voucherId, one]));
  return village.entries
    .filter(({ occurredOn }) => yearMonthOf(occurredOn) === month)
    .map(({ entryId, voucherId, occurredOn, direction, amountFen, accountCode, counterparty }) => {
      const correction = corrected.get(voucherId);
      return {
        ...{ villageCode: village.code, villageName: village.name },
        ...{ entryId, voucherId, occurredOn, direction, accountCode },
        amount: yuan(amountFen),
        accountName: village.accountName(accountCode) ?? '',
        counterparty: bodyOf(village, counterparty),
        ...(correction && { correctedOn: correction.correctedOn, correctedBy: correction.reversedBy }),
      };
    });
}

function contractRows(village: VillageRead, month: string): OpenRow<'contracts'>[] {
  const day = monthEnd(month);
  return village.contracts
    .filter(({ signedOn }) => signedOn <= day)
    .map((row) => {
      const receipts = row.receipts.filter(({ receivedOn }) => receivedOn <= day);
      const terminatedOn = row.terminatedOn && row.terminatedOn <= day ? row.terminatedOn : undefined;
      const card = contractCard({ ...row, receipts, terminatedOn }, day);
      return {
        ...{ buyerId: village.code, buyerName: village.name },
        contractId: card.contractId,
        status: CONTRACT_STATUS[card.status],
        dateSigned: card.signedOn,
        periodStartDate: card.startsOn,
        periodEndDate: card.endsOn,
        valueAmount: yuan(card.schedule.reduce((sum, { amountFen }) => sum + amountFen, 0)),
        valueCurrency: 'CNY',
        supplierName: bodyOf(village, card.partyB),
        yearlyRent: yuan(card.yearlyRentFen),
        received: yuan(card.receivedFen),
        arrears: yuan(card.arrearsFen),
        decisionId: card.decisionId,
      };
    });
}

function projectRows(village: VillageRead, month: string): OpenRow<'projects'>[] {
  const day = monthEnd(month);
  return village.projects.flatMap((row): OpenRow<'projects'>[] => {
    const progress = row.progress.filter(({ on }) => on <= day);
    if (progress.length === 0) return [];
    const payments = row.payments.filter(({ paidOn }) => paidOn <= day);
    const card = projectCard({ ...row, progress, payments }, day);
    return [
      {
        ...{ buyerId: village.code, buyerName: village.name },
        projectId: card.projectId,
        stage: card.stage,
        procurementMethodDetails: card.tender,
        budgetAmount: yuan(card.budgetFen),
        contractValueAmount: card.contractFen === undefined ? undefined : yuan(card.contractFen),
        paidAmount: yuan(card.paidFen),
        valueCurrency: 'CNY',
        supplierName: bodyOf(village, card.contractor),
        periodStartDate: card.startsOn,
        periodEndDate: card.finishesOn,
        decisionId: card.decisionId,
      },
    ];
  });
}

const noticeRows = ({ code, name, notices }: VillageRead, month: string): OpenRow<'notices'>[] =>
  notices
    .filter(({ publishedAt }) => yearMonthOf(dayInChina(publishedAt)) === month)
    .map((notice) => ({ ...notice, villageCode: code, villageName: name }));

const decisionRows = ({ code, name, decisions }: VillageRead, month: string): OpenRow<'decisions'>[] =>
  decisions
    .filter(({ startedOn }) => yearMonthOf(startedOn) === month)
    .map(({ amountFen, ...decision }) => ({
      ...decision,
      villageCode: code,
      villageName: name,
      ...(amountFen !== undefined && decision.kind !== 'welfare' && { amount: yuan(amountFen) }),
    }));

/** A year's, once it is over: quarter by quarter, what is hidden in one could be taken from the difference of two files. */
function handlingRows({ code, name, sums }: VillageRead, month: string): OpenRow<'handling'>[] {
  if (!month.endsWith('-12')) return [];
  const year = yearOf(month);
  const { came, median, inTimeTenths, average, quarters } = villageHandlingOf(
    sums.get(year) ?? [],
    year,
    `${addMonths(month, 1)}-02T00:00:00.000Z`,
  );
  if (came === undefined) return [];
  const [first, second, third, fourth] = quarters.map((quarter) => quarter.came);
  return [
    {
      ...{ villageCode: code, villageName: name, year, came },
      ...{ cameFirstQuarter: first, cameSecondQuarter: second, cameThirdQuarter: third, cameFourthQuarter: fourth },
      ...{ medianDays: median, inTimeTenths, averageStars: average },
    },
  ];
}

/** What is open of a village about a month. It is made of the public views, by fields that `OPEN_ROWS` names. */
export const monthRowsOf = (village: VillageRead, month: string): Omit<OpenRows, 'scores'> => ({
  entries: entryRows(village, month),
  contracts: contractRows(village, month),
  projects: projectRows(village, month),
  notices: noticeRows(village, month),
  decisions: decisionRows(village, month),
  handling: handlingRows(village, month),
});
