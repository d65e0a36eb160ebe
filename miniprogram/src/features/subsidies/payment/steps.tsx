import type { PaymentDetail } from '@shared/subsidies/subsidies';
import { DayText } from '@/ui/words/day-text';
import { Timeline, type Step } from '@/ui/layout/timeline';
import { NEXT_STEP, RETURNED, RETURNED_LATER, STEP } from '../copy';

/** How the money travelled, and what is still to come. */
export function Steps({ payment }: { payment: PaymentDetail }) {
  const steps: Step[] = payment.transfer.map(({ status, on, reason, note }, index, all) => ({
    key: String(index),
    title: status === 'returned' && all[index - 1]?.status === 'credited' ? RETURNED_LATER : STEP[status],
    note: <DayText value={on} />,
    body: reason ? RETURNED[reason].word : note,
    tone: status === 'returned' ? 'bad' : 'now',
  }));
  const next = NEXT_STEP[payment.status];
  if (next) steps.push({ key: 'next', title: next, tone: 'wait' });
  return <Timeline steps={steps} />;
}
