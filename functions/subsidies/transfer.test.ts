import { TransferStatus } from '@shared/subsidies/subsidies';
import { afterStep, alreadyTold, mayFollow, type Step, TRANSFERS } from './transfer';

const travelling = (status: TransferStatus) => ({
  paymentId: 'P',
  status,
  transfer: [{ status, on: '2026-03-12' }] as Step[],
});

describe('every status × every step', () => {
  const ALLOWED = ['planned → sent', 'returned → sent', 'sent → credited', 'sent → returned', 'credited → returned'];
  const all = TransferStatus.options.flatMap((from) => TransferStatus.options.map((to) => [from, to] as const));
  test.each(all)('%s → %s', (from, to) => {
    expect(mayFollow(travelling(from), { status: to, on: '2026-03-13' })).toBe(ALLOWED.includes(`${from} → ${to}`));
  });
});

test('from what was credited only a return leads away', () => {
  expect(TransferStatus.options.filter((to) => TRANSFERS[to].includes('credited'))).toEqual(['returned']);
});

test('credited money that comes back keeps every step, and goes again when the account is mended', () => {
  const steps: Step[] = [
    { status: 'credited', on: '2026-03-13' },
    { status: 'returned', on: '2026-03-20', reason: 'closed' },
    { status: 'sent', on: '2026-04-02' },
    { status: 'credited', on: '2026-04-03' },
  ];
  const after = steps.reduce((payment, step) => {
    expect(mayFollow(payment, step)).toBe(true);
    return afterStep(payment, step);
  }, travelling('sent'));
  expect(after).toMatchObject({ status: 'credited', transfer: [{ status: 'sent' }, ...steps] });
  expect(alreadyTold(after, steps[1]!)).toBe(true);
});

test('a step of an earlier day does not follow, one of the same day does', () => {
  const at = (on: string) => mayFollow(travelling('sent'), { status: 'credited', on });
  expect([at('2026-03-11'), at('2026-03-12')]).toEqual([false, true]);
});

test('a file delivered again says what was told, however late; the same status on another day is new', () => {
  const twice = [
    { status: 'returned' as const, on: '2026-03-14', reason: 'dormant' as const },
    { status: 'sent' as const, on: '2026-03-20' },
  ].reduce((payment, step) => afterStep(payment, step), travelling('sent') as ReturnType<typeof travelling>);
  expect(alreadyTold(twice, { status: 'returned', on: '2026-03-14' })).toBe(true);
  expect(alreadyTold(twice, { status: 'returned', on: '2026-03-22' })).toBe(false);
});

test('the reason stands on the payment while it is returned, and on its step for good', () => {
  const returned = afterStep(travelling('sent'), { status: 'returned', on: '2026-03-14', reason: 'closed' });
  expect(returned).toMatchObject({ status: 'returned', returnReason: 'closed' });
  const again = afterStep(returned, { status: 'sent', on: '2026-03-20' });
  expect(again).not.toHaveProperty('returnReason');
  expect(again.transfer[1]).toEqual({ status: 'returned', on: '2026-03-14', reason: 'closed' });
});

test('a bank that gives no reason we know has returned it all the same', () => {
  expect(afterStep(travelling('sent'), { status: 'returned', on: '2026-03-14' }).returnReason).toBe('other');
});

test('sent again on the day it came back is a step of its own; the bank’s return told again is not', () => {
  const day = '2026-03-12';
  const back = afterStep(travelling('sent'), { status: 'returned', on: day, reason: 'closed' });
  const again: Step = { status: 'sent', on: day };
  expect([alreadyTold(back, again), mayFollow(back, again)]).toEqual([false, true]);
  const sent = afterStep(back, again);
  expect(sent.transfer.map(({ status }) => status)).toEqual(['sent', 'returned', 'sent']);
  expect(alreadyTold(sent, again)).toBe(true);
  expect(alreadyTold(sent, { status: 'returned', on: day })).toBe(true);
});
