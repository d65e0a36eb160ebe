import { districtOf } from '@shared/divisions';
import { Ulid } from '@shared/id';
import { LetterSide } from '@shared/reports/mailbox';
import type { MessageKind } from '@shared/messages/messages';
import { ReportStep } from '@shared/reports/reports';
import { startOfDay } from '@shared/time';
import * as z from '@shared/zod';
import { accountsHolding } from '../../identity/holder-store';
import { personById } from '../../identity/person-store';
import { tellAccount, tellConfidentially } from '../../messages/tell';
import { log } from '../../platform/log';
import { streamed } from '../../platform/streamed';
import { handlersOf, thoseAbove } from '../sight/holders';
import { isByReporter } from '../anonymous/coarse';
import { mergedInto } from '../merged';
import { tellPile } from '../intake/tell-pile';
import type { Report } from '../report';
import { reporterAccountOf } from '../reporter/reporter-account';
import { findReport } from '../report-store';
import { RestrictionEventImage, tellRestricted } from '../restrictions/tell-restricted';
import { toldOf } from '../statements/told';
import { tellsOf, TELLS_MERGED } from '../transitions';

/** Civic's stream: a step that was taken is told to who waits for it, once however often the stream delivers it. */
export const handler = streamed('tellAboutReport', async ({ eventName, newImage }) => {
  if (eventName !== 'INSERT') return;
  if (newImage?._et === 'ReportEvent') await tellOf(z.parse(ReportEventImage, newImage));
  if (newImage?._et === 'Letter') await tellOfLetter(z.parse(LetterImage, newImage));
  if (newImage?._et === 'RestrictionEvent') await tellRestricted(z.parse(RestrictionEventImage, newImage));
  if (newImage?._et === 'Statement') await tellAccused(z.parse(StatementImage, newImage));
});

// What is told of each row, as the stream brings it. A row of the kind that lacks it fails, and is seen among those given up.
const ReportEventImage = z.object({
  reportId: Ulid,
  eventId: z.string(),
  step: ReportStep,
  at: z.string(),
  byOffice: z.string(),
});
const LetterImage = z.object({
  reportId: Ulid,
  letterNo: z.int(),
  from: LetterSide,
  at: z.string(),
  tells: z.boolean(),
});
const StatementImage = z.object({ statementId: z.string() });

interface Told {
  /** An account, or the alias of a confidential reporter. */
  to: { accountId: string } | { alias: string };
  kind: MessageKind;
  /** The report that it opens: each reporter's own. A custodian opens none. */
  reportId?: string;
}

async function tellOf(event: z.infer<typeof ReportEventImage>): Promise<void> {
  const { reportId, eventId, step, at } = event;
  const file = await findReport(reportId);
  if (!file) return;
  const { report } = file;
  if (report.held && (await tellOfPile(report, step, at))) return;
  const { reporter, handlers, above, custodians } = tellsOf(step, report.state);
  const reporters = [...(await toReporter(report, reporter)), ...(await mergedReporters(report, TELLS_MERGED[step]))];
  const offices: Told[] = [
    ...(step === 'assigned' ? await toAssignee(report) : []),
    ...(handlers
      ? (await handlersOf(report)).map(({ accountId }) => ({ to: { accountId }, kind: handlers, reportId }))
      : []),
    ...(above ? (await thoseAbove(report)).map(({ accountId }) => ({ to: { accountId }, kind: above, reportId })) : []),
    ...(custodians ? (await custodiansOf(report)).map((accountId) => ({ to: { accountId }, kind: custodians })) : []),
  ];
  await deliver(reporters, eventId, at);
  // When a reporter did something is told to the office by the day.
  await deliver(offices, eventId, isByReporter(event) ? startOfDay(at) : at);
}

/** Who was given it, by the account they have now; told also where they gave it to themselves, for nothing says who did. */
async function toAssignee(report: Report): Promise<Told[]> {
  const { reportId, assigneePersonId, assigneeAccountId } = report;
  const person = assigneePersonId === undefined ? undefined : await personById(assigneePersonId);
  const accountId = person?.accountId ?? assigneeAccountId;
  // Whoever has lost sight of it since, or their office it, hears nothing.
  const handles = (await handlersOf(report)).some((handler) => handler.accountId === accountId);
  return accountId && handles ? [{ to: { accountId }, kind: 'workAssigned', reportId }] : [];
}

/** An office hears of what came in a flood once a day. @returns whether that is all there is to tell of the step. */
async function tellOfPile(report: Report, step: ReportStep, at: string): Promise<boolean> {
  if (step === 'submitted') await tellPile(report, await handlersOf(report), 'pileGrew', at);
  if (step !== 'escalated') return step === 'submitted';
  await tellPile(report, [...(await handlersOf(report)), ...(await thoseAbove(report))], 'pileLate', at);
  return true;
}

/** Tells of the statement alone, under the day it was asked: nothing here names the report. */
async function tellAccused({ statementId }: z.infer<typeof StatementImage>): Promise<void> {
  const told = await toldOf(statementId);
  if (!told) return;
  const { accountId, askedAt } = told;
  await tellAccount({
    accountId,
    kind: 'statementAsked',
    statementId,
    sourceId: statementId,
    at: startOfDay(askedAt),
  });
}

/** Tells the other side. The office's message about a reporter's letter keeps the day alone. */
async function tellOfLetter({ reportId, letterNo, from, at, tells }: z.infer<typeof LetterImage>): Promise<void> {
  const file = tells ? await findReport(reportId) : undefined;
  if (!file) return;
  const source = `letter#${reportId}#${letterNo}`;
  if (from === 'office') return deliver(await toReporter(file.report, 'letterArrived'), source, at);
  const told = (await handlersOf(file.report)).map(({ accountId }) => ({
    to: { accountId },
    kind: 'workLetter' as const,
    reportId,
  }));
  return deliver(told, source, startOfDay(at));
}

async function deliver(told: readonly Told[], sourceId: string, at: string): Promise<void> {
  for (const { to, ...each } of told) {
    const occasion = { ...each, sourceId, at };
    await ('alias' in to ? tellConfidentially({ ...to, ...occasion }) : tellAccount({ ...to, ...occasion }));
  }
  const [first] = told;
  if (first) log('info', 'tellAboutReport', { subject: `report#${first.reportId}`, count: told.length });
}

/** Whoever keeps the identities of a report's district. */
const custodiansOf = ({ villageCode }: Report): Promise<string[]> =>
  accountsHolding('custodian', districtOf(villageCode));

/** A reporter who can be told: not the holder of a receipt. */
async function toReporter(report: Report, kind: MessageKind | undefined): Promise<Told[]> {
  if (!kind) return [];
  const { reportId, reporterAlias } = report;
  const accountId = await reporterAccountOf(report);
  if (accountId) return [{ to: { accountId }, kind, reportId }];
  return reporterAlias ? [{ to: { alias: reporterAlias }, kind, reportId }] : [];
}

/** The reporters of what is handled together with it: told of their own report, and nothing of this one. */
async function mergedReporters(report: Report, kind: MessageKind | undefined): Promise<Told[]> {
  if (!kind) return [];
  return (await Promise.all((await mergedInto(report)).map((merged) => toReporter(merged, kind)))).flat();
}
