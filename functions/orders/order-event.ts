import { nextPost, type Order } from './order';

/**
 * What somebody is told about an order. `waits` for who has the next step, `decide` for the two who decide on a transfer that the bank
 * never had; `back` (returned, refused, over) and `finished` for who wrote it; `paid` for the payee of one transfer.
 */
export const ORDER_NEWS = ['waits', 'decide', 'back', 'finished', 'paid'] as const;
export type OrderNews = (typeof ORDER_NEWS)[number];

export interface Told {
  readonly news: OrderNews;
  /** The transfer that it is about. */
  readonly serial?: string;
  /** Whose turn it became: asked of nobody once it is another's. */
  readonly turn?: string;
}

type Seen = Pick<Order, 'state' | 'chain' | 'signatures' | 'digest'> & {
  readonly payments: readonly { serial: string; state: string; absentAt?: string | undefined }[];
};

const OVER_FOR_WRITER: readonly string[] = ['returned', 'rejected', 'expired'];

/** Whose turn it is, and on what: another digest is asked anew. */
export const turnOf = (order: Pick<Seen, 'state' | 'chain' | 'signatures' | 'digest'>): string | undefined =>
  nextPost(order) && `${order.state}#${order.signatures.length}#${order.digest}`;

/** What a change of an order is told as. */
export function newsOf(before: Seen, next: Seen): Told[] {
  const was = new Map(before.payments.map((payment) => [payment.serial, payment]));
  const turn = turnOf(next);
  const news: Told[] = [];
  if (turn && turn !== turnOf(before)) news.push({ news: 'waits', turn });
  if (next.state !== before.state && OVER_FOR_WRITER.includes(next.state)) news.push({ news: 'back' });
  if (next.state !== before.state && next.state === 'finished') news.push({ news: 'finished' });
  for (const { serial, state, absentAt } of next.payments) {
    if (state === 'paid' && was.get(serial)?.state !== 'paid') news.push({ news: 'paid', serial });
    if (absentAt && !was.get(serial)?.absentAt) news.push({ news: 'decide', serial });
  }
  return news;
}
