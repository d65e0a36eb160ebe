import { View } from '@tarojs/components';
import type { ReportView } from '@shared/reports/reports';
import { formatDay } from '@shared/time';
import { aria } from '@/ui/aria';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import { daysLate, dueWords } from '@/ui/words/report-words';
import { copy } from './copy';
import './background.css';

type Due = Pick<ReportView, 'state' | 'dueAt'>;

/** How long is left in working days, or how late it is, said to who has to act; nothing when nothing is owed. */
export function dueBanner({ state, dueAt }: Due, workingDaysLeft: number | undefined, now: string) {
  if (dueAt === undefined || workingDaysLeft === undefined) return undefined;
  if (state === 'awaiting') return { words: copy.due.paused, tone: 'plain' } as const;
  if (daysLate(dueAt, now) > 0) return { words: copy.due.late(dueWords(dueAt, now).words), tone: 'bad' } as const;
  if (workingDaysLeft === 0) return { words: copy.due.today, tone: 'bad' } as const;
  return { words: copy.due.left(workingDaysLeft), tone: workingDaysLeft <= 3 ? 'wait' : 'plain' } as const;
}

interface Props {
  report: ReportView;
  workingDaysLeft: number | undefined;
  now: string;
}

/** The first thing a handler sees: how long is left, and who has it. */
export function DeadlineBanner({ report, workingDaysLeft, now }: Props) {
  const due = dueBanner(report, workingDaysLeft, now);
  if (!due) return null;
  const ours = report.mayDo.includes('assign');
  return (
    <View className={cx('background-due', `background-${due.tone}`)} {...aria({ role: 'status' })}>
      <Icon name="clock" />
      <View className="background-due-words">
        <View className="background-due-left">{due.words}</View>
        <View className="note">
          {[
            copy.due.until(formatDay(report.dueAt!, new Date(now).getFullYear())),
            ...(ours ? [report.assigneeName ? copy.assignee(report.assigneeName) : copy.nobody] : []),
          ].join(' · ')}
        </View>
      </View>
    </View>
  );
}
