import type { OrderContent, OrderKind, OrderView } from '@shared/orders/payment-orders';

/** One payee as typed: yuan as a person writes them. */
export interface TypedPayment {
  payeeId: string;
  yuan: string;
  days: string;
  rate: string;
}

export interface TypedOrder {
  payingAccountId: string;
  kind: OrderKind | '';
  purpose: string;
  accountCode: string;
  decisionId: string;
  payments: TypedPayment[];
}

export const BLANK_PAYMENT: TypedPayment = { payeeId: '', yuan: '', days: '', rate: '' };
export const BLANK: TypedOrder = {
  payingAccountId: '',
  kind: '',
  purpose: '',
  accountCode: '',
  decisionId: '',
  payments: [BLANK_PAYMENT],
};

/** Yuan as typed (1,200 or 12.5) in fen, exactly; undefined when nothing or no sum is typed: a comma is one of thousands, or none. */
export function fenOf(yuan: string): number | undefined {
  const sum = /^(\d{1,3}(?:[,，]\d{3}){1,3}|\d{1,11})(?:\.(\d{1,2}))?$/;
  const [, whole, part = ''] = sum.exec(yuan.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole.replace(/\D/g, '')) * 100 + Number(part.padEnd(2, '0'));
}

/** What one payee gets: of labour days × rate, else what is typed. Undefined while it is not whole. */
export function paymentFen(kind: OrderKind | '', { yuan, days, rate }: TypedPayment): number | undefined {
  if (kind !== 'labour') return fenOf(yuan);
  const rateFen = fenOf(rate);
  return rateFen === undefined || !/^\d{1,3}$/.test(days) ? undefined : Number(days) * rateFen;
}

/** The fields with something typed that is no sum, by their paths. */
export function notSums(kind: OrderKind | '', payments: readonly TypedPayment[]): string[] {
  const isNone = (typed: string) => typed.trim() !== '' && fenOf(typed) === undefined;
  return payments.flatMap(({ yuan, rate }, place) =>
    isNone(kind === 'labour' ? rate : yuan) ? `payments.${place}.${kind === 'labour' ? 'rateFen' : 'amountFen'}` : [],
  );
}

/** What is sent. What is not whole is left at nothing, and the contract says so in its own sentence. */
export const contentOf = (
  { payingAccountId, kind, purpose, accountCode, decisionId, payments }: TypedOrder,
  paperIds: string[],
) => ({
  payingAccountId,
  purpose,
  accountCode,
  kind: kind as OrderKind,
  ...(decisionId && { decisionId }),
  paperIds,
  payments: payments.map((payment): OrderContent['payments'][number] => ({
    payeeId: payment.payeeId,
    amountFen: paymentFen(kind, payment) ?? 0,
    ...(kind === 'labour' && { days: Number(payment.days), rateFen: fenOf(payment.rate) ?? 0 }),
  })),
});

const yuanOf = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** An order that is written anew, as it was typed. */
export const typedOf = ({
  payingAccountId,
  kind,
  purpose,
  accountCode,
  decisionId,
  payments,
}: OrderView): TypedOrder => ({
  ...{ payingAccountId, kind, purpose, accountCode, decisionId: decisionId ?? '' },
  payments: payments.map(({ payeeId, amountFen, days, rateFen }) => ({
    payeeId,
    yuan: yuanOf(amountFen),
    days: days === undefined ? '' : String(days),
    rate: rateFen === undefined ? '' : yuanOf(rateFen),
  })),
});
