import { newsOf } from './order-event';

type Seen = Parameters<typeof newsOf>[0];
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
const leg = (state: string, absentAt?: string) => ({ serial: 'S1', state, ...(absentAt && { absentAt }) });
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

test('a payee is told once, and those who decide when the bank surely never had it', () => {
  const unknown = order({ state: 'paying', payments: [leg('unknown')] });
  const absent = { ...unknown, payments: [leg('unknown', '2026-11-01T00:00:00.000Z')] };
  expect(newsOf(unknown, absent)).toEqual([{ news: 'decide', serial: 'S1' }]);
  expect(newsOf(absent, absent)).toEqual([]);
  const paid = { ...unknown, payments: [leg('paid')] };
  expect(newsOf(paid, paid)).toEqual([]);
});
