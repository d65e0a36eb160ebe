import { View } from '@tarojs/components';
import type { OrderDesk } from '@shared/orders/order-desk';
import type { OrderView } from '@shared/orders/payment-orders';
import { POST_NAMES } from '@shared/orders/posts';
import type { SigningMeans } from '@shared/orders/signing';
import { DayText } from '@/ui/words/day-text';
import type { Step } from '@/ui/layout/timeline';
import { DETAIL, waitWords } from '../copy';
import { MEANS } from '../signing/copy';

const who = (name: string, as: 'holder' | 'deputy', at: string, means?: SigningMeans) => (
  <View>
    {`${name}${as === 'deputy' ? DETAIL.deputy : ''} · `}
    <DayText value={at} clock />
    {means && ` · ${MEANS[means]}`}
  </View>
);

/** Minutes from being submitted to the last transfer being paid; undefined where none is. */
export function tookMinutes({ holds }: Pick<OrderDesk, 'holds'>): number | undefined {
  const paid = holds.flatMap(({ state, resolvedAt }) => (state === 'posted' && resolvedAt ? [resolvedAt] : []));
  const last = paid.sort()[paid.length - 1];
  const first = holds.map(({ placedAt }) => placedAt).sort()[0];
  return last && first ? Math.round((Date.parse(last) - Date.parse(first)) / 60_000) : undefined;
}

/** What was done with an order, by whom and when, what is waited for, and what lies ahead. */
export function stepsOf(order: OrderView, desk: OrderDesk): Step[] {
  const { levels, signatures, payer, state } = order;
  const steps: Step[] = desk.writers.map(({ name, as, at }) => ({
    key: `wrote${at}`,
    title: DETAIL.wrote,
    note: who(name, as, at),
    tone: 'now',
  }));
  const placedAt = levels.length > 0 && desk.holds[0]?.placedAt;
  if (placedAt)
    steps.push({ key: 'submitted', title: DETAIL.submitted, note: <DayText value={placedAt} clock />, tone: 'now' });
  signatures.forEach(({ post, name, as, at, means }, place) =>
    steps.push({
      key: `signed${place}`,
      title: `${POST_NAMES[post]}${place < levels.length ? DETAIL.signed : DETAIL.paid}`,
      note: who(name, as, at, means),
      tone: 'now',
    }),
  );
  const ended = desk.holds.flatMap(({ resolvedAt }) => resolvedAt ?? []).sort();
  if (state === 'finished')
    return [
      ...steps,
      {
        key: 'end',
        title: desk.holds.some((hold) => hold.state === 'posted') ? DETAIL.result : DETAIL.freed,
        ...(ended.length > 0 && { note: <DayText value={ended[ended.length - 1]!} clock /> }),
        tone: 'now',
      },
    ];
  if (state !== 'approving' && state !== 'approved') return steps;
  steps.push({ key: 'now', title: waitWords(order, desk.waitsFor), tone: order.blockedBy ? 'bad' : 'wait' });
  const ahead = levels.slice(signatures.length + 1).map((post) => DETAIL.ahead(POST_NAMES[post]));
  if (state === 'approving' && payer) ahead.push(DETAIL.aheadPay(POST_NAMES[payer]));
  return [...steps, ...ahead.map((title): Step => ({ key: title, title, tone: 'plain' }))];
}
