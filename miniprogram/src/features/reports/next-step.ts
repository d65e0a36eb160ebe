import type { ReportSummary, ReportView } from '@shared/reports/reports';
import { dayInChina, formatDay, yearOf } from '@shared/time';
import { daysLate, dueWords, REPORT_STATE } from '@/ui/words/report-words';
import type { Tone } from '@/ui/words/status-tag';
import { copy } from './copy';

type Standing = Pick<ReportSummary, 'state' | 'dueAt' | 'held'>;

const dayOf = (instant: string, now: string) => formatDay(instant, yearOf(dayInChina(now)));

/** How long is left, while the clock runs: 还剩 3 天. It stands still while material is awaited. */
export function countdownOf({ state, dueAt }: Standing, now: string): { words: string; tone: Tone } | undefined {
  if (dueAt === undefined) return undefined;
  if (state === 'awaiting') return { words: copy.paused, tone: 'plain' };
  return dueWords(dueAt, now);
}

/** The state in one word; red when something is late. */
export function tagOf({ state, dueAt }: Standing, now: string): { words: string; tone: Tone } {
  const { words, tone } = REPORT_STATE[state];
  return { words, tone: daysLate(dueAt, now) > 0 ? 'bad' : tone };
}

/** The line under a report in a list: its deadline, or how late it is; nothing once nothing is owed. */
export function dueLine({ state, dueAt }: Standing, now: string): { words: string; late: boolean } | undefined {
  if (dueAt === undefined) return undefined;
  const late = daysLate(dueAt, now);
  if (late > 0) return { words: copy.late(late), late: true };
  const words = state === 'submitted' ? copy.dueAccept : state === 'awaiting' ? copy.dueSupply : copy.dueAnswer;
  return { words: words(dayOf(dueAt, now)), late: false };
}

/** What happens next and by when, said to the one who reads: `mayDo` tells who has to act. */
export function nextStep(report: Standing & Pick<ReportView, 'handledBy' | 'mayDo' | 'mode'>, now: string): string {
  const { state, dueAt, handledBy, mayDo } = report;
  const above = mayDo.includes('reopen');
  if (state === 'closed') return above ? copy.closedReopen : copy.closedNext;
  if (state === 'refused') return above ? copy.refusedNext : copy.refusedOver;
  if (state === 'withdrawn') return copy.withdrawnOver;
  if (state === 'merged') return copy.mergedNext;
  if (state === 'answered') return mayDo.includes('rate') ? copy.rateNext : copy.waitsForRating;
  if (state === 'awaiting') {
    const until = dueAt ? dayOf(dueAt, now) : '';
    return (mayDo.includes('supply') ? copy.youSupply : copy.waitsForMaterial)(until);
  }
  const mine = mayDo.includes('answer');
  const late = daysLate(dueAt, now);
  if (late > 0) {
    if (mine) return copy.youAreLate(late);
    return (state === 'submitted' ? copy.acceptLate : copy.answerLate)(handledBy, late);
  }
  const day = dueAt ? dayOf(dueAt, now) : '';
  if (report.held) return mayDo.includes('release') ? copy.youSort(day) : copy.heldNext(day);
  if (state === 'submitted') {
    if (mine) return copy.youAccept(day);
    // Nobody can be told: we do not know who it is.
    return (report.mode === 'anonymous' ? copy.acceptNextAnonymous : copy.acceptNext)(handledBy, day);
  }
  if (state === 'returned') return mine ? copy.youAnswerAgain(day) : copy.returnedNext(handledBy, day);
  return mine ? copy.youAnswer(day) : copy.answerNext(handledBy, day);
}
