import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { markReportFalse } from '@shared/restrictions';
import { newId } from '../../platform/id';
import { findDone, markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transactTrailed } from '../../platform/trail';
import { ConditionsFailed, retryOnRace } from '../../platform/transact';
import { JUDGED } from '../transitions';
import { openReport } from '../take-step';
import { senderOf } from '../report';
import { afterMark, isRestricted, type Standing } from './restriction';
import { findRestriction, putRestriction, putRestrictionEvent, putStanding, standingOf } from './restriction-store';

/** Of the district alone, once what was reported is decided; of a sender whom nobody knows there is nothing to hold. */
export const markReportFalseHandler = handle(markReportFalse)(async (
  { params: { reportId }, body, caller },
  { at, requestId, once },
) => {
  const { report, parts } = await openReport(reportId, caller);
  if (!parts.includes('regulator') || !caller.person) throw new AppError('auth.refused');
  const { personId } = caller.person;
  const who = senderOf(report);
  if (!who) throw new AppError('restrictions.noSender');
  if (await findDone(once)) return standingNow(await standingOf(who), at);
  if (!JUDGED.includes(report.state)) throw new AppError('reports.wrongState');
  const { referenceNo, villageCode } = report;
  return retryOnRace(async () => {
    const before = await standingOf(who);
    if (await isMarked(before, reportId)) {
      if (await findDone(once)) return standingNow(before, at);
      throw new AppError('restrictions.marked');
    }
    const mark = {
      ...body,
      reportId,
      referenceNo,
      markedAt: at,
      markedBy: caller.accountId,
      markedByPersonId: personId,
    };
    const { standing, restriction } = afterMark(before, mark, report, newId(at));
    const event = { who, hidden: report.mode === 'confidential', at, district: districtOf(villageCode) };
    await transactTrailed(
      [
        {
          reportId,
          villageCode,
          action: markReportFalse.id,
          at,
          actor: caller.accountId,
          role: 'regulator',
          requestId,
          note: body.ground,
        },
      ],
      putStanding(standing),
      putRestrictionEvent({ ...event, eventId: newId(at), what: 'marked', reportId }),
      ...(restriction
        ? [
            putRestriction(restriction),
            putRestrictionEvent({
              ...event,
              eventId: newId(at),
              what: 'imposed',
              restrictionId: restriction.restrictionId,
            }),
          ]
        : []),
      markDone(once, reportId, at),
    );
    return {
      marks: restriction?.marks.length ?? standing.marks.length,
      ...(restriction && { until: restriction.until }),
    };
  }).catch(async (error: unknown) => {
    if (!(error instanceof ConditionsFailed) || !(await findDone(once))) throw error;
    return standingNow(await standingOf(who), at);
  });
});

async function isMarked(standing: Standing, reportId: string): Promise<boolean> {
  const restrictions = await Promise.all(standing.restrictionIds.map(findRestriction));
  return [standing, ...restrictions].some((held) => held?.marks.some((mark) => mark.reportId === reportId));
}

const standingNow = (standing: Standing, at: string) => ({
  marks: standing.marks.length,
  ...(isRestricted(standing, at) && { until: standing.until! }),
});
