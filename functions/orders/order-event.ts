import { isProvedAbsent, type Proof } from './bank-leg';
import { nextPost, type Order } from './order';

/**
 * What somebody is told about an order. `waits` for who has the next step, `decide` for the two who decide on a transfer that the bank
 * never had; `back` (returned, refused, over), `finished` and `moneyBack` for who wrote it; `confirm`, `paid` and `unpaid` for the payee of one
 * transfer, who is to confirm it on the phone (by WeChat), and which the bank carried out and sent back.
 */
export const ORDER_NEWS = ['waits', 'decide', 'back', 'finished', 'moneyBack', 'confirm', 'paid', 'unpaid'] as const;
export type OrderNews = (typeof ORDER_NEWS)[number];

export interface Told {
  readonly news: OrderNews;
  /** The transfer that it is about. */
  readonly serial?: string;
  /** Whose turn it became: asked of nobody once it is another's. */
  readonly turn?: string;
}

type Seen = Pick<Order, 'state' | 'chain' | 'signatures' | 'digest'> & {
  readonly payments: readonly Pick<Order['payments'][number], 'serial' | Proof>[];
};

const OVER_FOR_WRITER: readonly string[] = ['returned', 'rejected', 'expired'];

/** Whose turn it is, and on what: another digest is asked anew. */
export const turnOf = (order: Pick<Seen, 'state' | 'chain' | 'signatures' | 'digest'>): string | undefined =>
  nextPost(order) && `${order.state}#${order.signatures.length}#${order.digest}`;

/** What a change of an order at an instant is told as. */
export function newsOf(before: Seen, next: Seen, at: string): Told[] {
  const was = new Map(before.payments.map((payment) => [payment.serial, payment]));
  const turn = turnOf(next);
  const news: Told[] = [];
  if (turn && turn !== turnOf(before)) news.push({ news: 'waits', turn });
  if (next.state !== before.state && OVER_FOR_WRITER.includes(next.state)) news.push({ news: 'back' });
  if (next.state !== before.state && next.state === 'finished') news.push({ news: 'finished' });
  for (const payment of next.payments) {
    const { serial, state } = payment;
    const old = was.get(serial);
    if (state === 'waitPayee' && old?.state !== 'waitPayee') news.push({ news: 'confirm', serial });
    if (state === 'paid' && old?.state !== 'paid') news.push({ news: 'paid', serial });
    if (state === 'returnedLater' && old?.state !== 'returnedLater') {
      news.push({ news: 'moneyBack', serial });
      if (old?.state === 'paid') news.push({ news: 'unpaid', serial });
    }
    if (isProvedAbsent(payment, at) && !(old && isProvedAbsent(old, at))) news.push({ news: 'decide', serial });
  }
  return news;
}
