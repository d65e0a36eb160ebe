import { daysOfPeriod, dueOn, dutyOf } from '@shared/affairs/duties';
import { AppError } from '@shared/errors';
import type { DutyMet } from '@shared/affairs/notices';
import { dayInChina } from '@shared/time';

/**
 * Whether a notice can meet a duty when it is read from `publishedAt` on. One that is scheduled must come in time, so that a
 * village never looks as if it had published while it has not.
 * @throws AppError `request.malformed` for a period that is none of the duty's or has not begun, `notices.afterDue`
 */
export function refuseUnmeetable(duty: DutyMet | undefined, publishedAt: string, at: string): void {
  if (!duty) return;
  const { code, period } = duty;
  const isQuarter = period.includes('Q');
  const day = dayInChina(publishedAt);
  if (isQuarter !== (dutyOf(code).every === 'quarter') || daysOfPeriod(period)[0] > day)
    throw new AppError('request.malformed', [{ path: 'duty', message: '公开的是哪一期不对，请重新选' }]);
  if (publishedAt > at && day > dueOn(code, period)) throw new AppError('notices.afterDue');
}
