import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { markReportFalse } from '@shared/custody/restrictions';
import { newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transactTrailed } from '../../platform/trail';
import { JUDGED } from '../transitions';
import { openReport } from '../steps/take-step';
import { senderOf } from '../report';
import { afterMark, type Restriction, type Standing } from './restriction';
import { findRestriction, putRestriction, putRestrictionEvent, putStanding, standingOf } from './restriction-store';

/** The district alone may, once what was reported is decided; against a sender whom nobody knows there is nothing to hold. */
export const markReportFalseHandler = handle(markReportFalse)(async (
  { params: { reportId }, body, caller },
  { at, requestId, once },
) => {
  const { report, parts } = await openReport(reportId, caller);
  if (!parts.includes('regulator') || !caller.person) throw new AppError('auth.refused');
  const { personId } = caller.person;
  const who = senderOf(report);
  if (!who) throw new AppError('restrictions.noSender');
  const { referenceNo, villageCode } = report;
  const act = async () => {
    if (!JUDGED.includes(report.state)) throw new AppError('reports.wrongState');
    const before = await standingOf(who);
    if (await holdingOf(before, reportId)) throw new AppError('restrictions.marked');
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
    return told(restriction ?? standing);
  };
  const done = async () => {
    const standing = await standingOf(who);
    return told((await holdingOf(standing, reportId)) ?? standing);
  };
  return doOnce(once, { done, act, decidesAnew: true });
});

/** Where a report is held against its sender: in a restriction they led to, or among the marks that have led to none yet. */
async function holdingOf(standing: Standing, reportId: string): Promise<Standing | Restriction | undefined> {
  const restrictions = await Promise.all(standing.restrictionIds.map(findRestriction));
  return [standing, ...restrictions].find((held) => held?.marks.some((mark) => mark.reportId === reportId));
}

const told = (held: Standing | Restriction) => ({
  marks: held.marks.length,
  ...('restrictionId' in held && { until: held.until }),
});
