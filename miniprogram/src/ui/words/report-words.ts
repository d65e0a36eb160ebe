import type { ReportState } from '@shared/reports/reports';
import type { Tone } from './status-tag';

/** Words and tones for reports, said the same on the first page, in the form and in the feature. */
export const REPORT_STATE: Record<ReportState, { words: string; tone: Tone }> = {
  submitted: { words: '待受理', tone: 'wait' },
  accepted: { words: '办理中', tone: 'wait' },
  awaiting: { words: '待补充材料', tone: 'wait' },
  answered: { words: '已答复', tone: 'good' },
  returned: { words: '退回重办', tone: 'bad' },
  closed: { words: '已办结', tone: 'good' },
  refused: { words: '不予受理', tone: 'plain' },
  withdrawn: { words: '已撤回', tone: 'plain' },
  merged: { words: '已并案', tone: 'wait' },
};

const DAY_MS = 86_400_000;

/** How many days a deadline is past, a begun day counting: 0 while it is not. All who are told how late a report is are told this. */
export const daysLate = (dueAt: string | undefined, now: string): number =>
  dueAt === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(now) - Date.parse(dueAt)) / DAY_MS));

/** How long is left: 还剩 3 天, 今天到期, 超期 2 天. The last day itself is still in time. */
export function dueWords(dueAt: string, now: string): { words: string; tone: Tone } {
  const late = daysLate(dueAt, now);
  if (late > 0) return { words: `超期 ${late} 天`, tone: 'bad' };
  const left = (Date.parse(dueAt) - Date.parse(now)) / DAY_MS;
  if (left < 1) return { words: '今天到期', tone: 'bad' };
  return { words: `还剩 ${Math.floor(left)} 天`, tone: left < 3 ? 'wait' : 'plain' };
}
