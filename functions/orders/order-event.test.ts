import { newsOf as newsAt } from './order-event';

type Seen = Parameters<typeof newsAt>[0];
const SENT = '2026-11-01T00:00:00.000Z';
const [WITHIN, AFTER] = ['2026-11-01T12:00:00.000Z', '2026-11-02T09:00:00.000Z'];
const newsOf = (before: Seen, next: Seen, at = AFTER) => newsAt(before, next, at);
const chain = { ruleId: 'R', levels: ['villageHead', 'supervisionHead'] as const, payer: 'chiefCashier' as const };
const hand = {
  accountId: 'A',
  personId: 'P',
  name: '钱村',
  at: '',
  post: 'villageHead',
  as: 'holder',
  digest: 'd',
} as const;
type Leg = Seen['payments'][number];
const leg = (state: Leg['state'], more: Partial<Leg> = {}): Leg => ({ serial: 'S1', state, ...more });
const order = (more: Partial<Seen>): Seen =>
  ({
    state: 'draft',
    signatures: [],
    payments: [leg('waiting')],
    digest: undefined,
    chain: undefined,
    ...more,
  }) as Seen;
const approving = order({ state: 'approving', chain, digest: 'd' } as Partial<Seen>);

test('whoever is next is told with each signature, and once more when another digest is to be signed', () => {
  expect(newsOf(order({}), approving)).toMatchObject([{ news: 'waits' }]);
  expect(newsOf(approving, approving)).toEqual([]);
  expect(newsOf(approving, { ...approving, signatures: [hand] })).toMatchObject([{ news: 'waits' }]);
  expect(newsOf(approving, { ...approving, digest: 'e' })).toMatchObject([{ news: 'waits' }]);
  expect(
    newsOf({ ...approving, signatures: [hand] }, { ...approving, signatures: [hand, hand], state: 'approved' }),
  ).toMatchObject([{ news: 'waits' }]);
});

test('who wrote it is told when it comes back or is done, and not of what they did themselves', () => {
  for (const state of ['returned', 'rejected', 'expired'] as const)
    expect(newsOf(approving, { ...approving, state })).toEqual([{ news: 'back' }]);
  expect(newsOf(approving, { ...approving, state: 'recalled' })).toEqual([]);
  const paying = order({ state: 'paying', chain } as Partial<Seen>);
  expect(
    newsOf({ ...paying, payments: [leg('accepted')] }, { ...paying, state: 'finished', payments: [leg('paid')] }),
  ).toEqual([{ news: 'finished' }, { news: 'paid', serial: 'S1' }]);
  expect(
    newsOf({ ...paying, payments: [leg('accepted')] }, { ...paying, state: 'finished', payments: [leg('failed')] }),
  ).toEqual([{ news: 'finished' }]);
});

test('those who decide are told when the bank surely never had it, whichever word of it comes last', () => {
  const paying = (more: Partial<Leg>) =>
    order({ state: 'paying', payments: [leg('unknown', { sentAt: SENT, ...more })] });
  const decide = [{ news: 'decide', serial: 'S1' }];
  const proved = paying({ notFoundAt: AFTER, absentAt: AFTER });
  expect(newsOf(paying({ notFoundAt: AFTER }), proved)).toEqual(decide);
  expect(newsOf(paying({ absentAt: AFTER }), proved)).toEqual(decide);
  expect(newsOf(proved, proved)).toEqual([]);
  // The request may have been under way when the file was made.
  expect(newsOf(paying({ notFoundAt: AFTER }), paying({ notFoundAt: AFTER, absentAt: WITHIN }))).toEqual([]);
  expect(newsOf(paying({ absentAt: AFTER }), paying({ absentAt: AFTER, notFoundAt: WITHIN }))).toEqual([]);
});

test('the payee is told once that it is paid; they and the writer when the bank sends it back', () => {
  const paying = (state: Leg['state']) => order({ state: 'finished', payments: [leg(state)] });
  expect(newsOf(paying('paid'), paying('paid'))).toEqual([]);
  const moneyBack = { news: 'moneyBack', serial: 'S1' };
  expect(newsOf(paying('paid'), paying('returnedLater'))).toEqual([moneyBack, { news: 'unpaid', serial: 'S1' }]);
  // The return overtook the payment: its payee heard of none.
  expect(newsOf(paying('processing'), paying('returnedLater'))).toEqual([moneyBack]);
  expect(newsOf(paying('returnedLater'), paying('returnedLater'))).toEqual([]);
});
