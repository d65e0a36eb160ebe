import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import type { ReportView } from '@shared/reports';
import { accountOwner } from '../media/media';
import { claimMedia } from '../media/media-store';
import { newId } from '../platform/id';
import { findDone } from '../platform/once';
import type { Context } from '../platform/serve';
import type { Caller } from '../platform/sessions';
import { ConditionsFailed } from '../platform/transact';
import { officeOf, REPORTER } from './office';
import {
  afterStep,
  eventOf,
  mayDo,
  type Part,
  partsIn,
  RECEIPT_HOLDER,
  type Report,
  type Step,
  TRANSITIONS,
} from './report';
import { findReport, type ReportFile, saveStep } from './report-store';
import { viewReport } from './report-view';

type Actor = Caller | typeof RECEIPT_HOLDER;

/** A report for one who may see it. @throws AppError `notFound`, whether there is none or it is not for them. */
export async function openReport(reportId: string, actor: Actor): Promise<ReportFile & { parts: readonly Part[] }> {
  const file = await findReport(reportId);
  const parts = file ? partsIn(file.report, actor) : [];
  if (!file || parts.length === 0) throw new AppError('notFound');
  return { ...file, parts };
}

/**
 * Takes a step on the version of a report that the actor has seen; once, however often it is sent.
 * @throws AppError `notFound`, `auth.refused`, `reports.wrongState`, `media.*`; `version.stale` with the report as it is now.
 */
export async function takeStep(
  { reportId, version, actor, action }: { reportId: string; version: number; actor: Actor; action: string },
  step: Step,
  { at, requestId, once }: Context,
): Promise<ReportView> {
  const file = await openReport(reportId, actor);
  const { report, parts } = file;
  if (await findDone(once)) return viewReport(file, parts);
  const { by } = TRANSITIONS[step.command];
  if (!parts.includes(by)) throw new AppError('auth.refused');
  if (report.version !== version) throw new AppError('version.stale', await viewReport(file, parts));
  if (!mayDo(parts, report.state).includes(step.command)) throw new AppError('reports.wrongState');
  const event = eventOf(report, step, newId(at), at, await officeTaking(by, report));
  const anonymous = actor === RECEIPT_HOLDER;
  try {
    await saveStep(
      {
        command: step.command,
        report: afterStep(report, step, at),
        event,
        claims: await claimsOf(step, actor, reportId),
      },
      {
        audit: {
          subject: `report#${reportId}`,
          action,
          at,
          actor: anonymous ? 'anonymous' : actor.accountId,
          ...(!anonymous && { role: by, requestId }),
        },
        once,
      },
    );
  } catch (error) {
    const moved = await openReport(reportId, actor);
    if (await findDone(once)) return viewReport(moved, moved.parts);
    if (!(error instanceof ConditionsFailed)) throw error;
    throw new AppError('version.stale', await viewReport(moved, moved.parts));
  }
  const after = await openReport(reportId, actor);
  return viewReport(after, after.parts);
}

const officeTaking = async (by: Part, { handledByDivision, villageCode }: Report): Promise<string> => {
  if (by === 'reporter') return REPORTER;
  return officeOf(by === 'handler' ? handledByDivision : districtOf(villageCode));
};

/** An answer shows pictures, no video. */
const claimsOf = async (step: Step, actor: Actor, reportId: string) =>
  step.command === 'answer' && actor !== RECEIPT_HOLDER
    ? claimMedia(step.mediaIds, accountOwner(actor.accountId), reportId, 0)
    : [];
