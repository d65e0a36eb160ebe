import { View } from '@tarojs/components';
import type { ReportView, TimelineStep } from '@shared/reports/reports';
import { DayText } from '@/ui/words/day-text';
import { starWord } from '@/ui/forms/stars';
import { type Step, Timeline } from '@/ui/layout/timeline';
import { copy, STEP_WORDS } from './copy';
import { dueLine } from './next-step';
import { daysLate } from '@/ui/words/report-words';

const BAD: readonly TimelineStep['step'][] = ['returned', 'refused', 'escalated'];

function stepOf({ eventId, at, step, by, text, stars }: TimelineStep, saidAbove: boolean): Step {
  return {
    key: eventId,
    title: stars === undefined ? STEP_WORDS[step] : `${STEP_WORDS[step]}：${starWord(stars)}`,
    note: (
      <>
        {by} · <DayText value={at} clock />
      </>
    ),
    tone: BAD.includes(step) ? 'bad' : 'now',
    ...(text && !saidAbove && { body: <View className="reports-text">{text}</View> }),
  };
}

/** What is still owed, as the last step. */
function owedStep(report: ReportView, now: string): Step[] {
  if (copy.owed[report.state] === '') return [];
  const due = dueLine(report, now);
  return [
    {
      key: 'owed',
      title: copy.owed[report.state],
      tone: daysLate(report.dueAt, now) > 0 ? 'bad' : 'wait',
      ...(due && { note: due.words }),
    },
  ];
}

/** The steps in the order they were taken, then what is owed. The answer and the rating shown above are not said twice. */
export function History({ report, now }: { report: ReportView; now: string }) {
  const taken = [...report.timeline].sort((a, b) => (a.at < b.at ? -1 : 1));
  const said = [report.answer?.answeredAt, report.rating?.ratedAt, report.refusal?.refusedAt];
  return <Timeline steps={[...taken.map((step) => stepOf(step, said.includes(step.at))), ...owedStep(report, now)]} />;
}
