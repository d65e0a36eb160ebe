import type { ReportState } from '@shared/reports';
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

/** How long is left: 还剩 3 天, 今天到期, 超期 2 天. The last day itself is still in time. */
export function dueWords(dueAt: string, now: number): { words: string; tone: Tone } {
  const left = (Date.parse(dueAt) - now) / DAY_MS;
  if (left < 0) return { words: `超期 ${Math.max(1, Math.floor(-left))} 天`, tone: 'bad' };
  if (left < 1) return { words: '今天到期', tone: 'bad' };
  return { words: `还剩 ${Math.floor(left)} 天`, tone: left < 3 ? 'wait' : 'plain' };
}
