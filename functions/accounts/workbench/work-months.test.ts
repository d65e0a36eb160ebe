import type { BankStanding, Standing, Waiting } from './work-months';
import { workMonths } from './work-months';

const bank = (more: Partial<BankStanding> = {}): BankStanding => ({
  ...{ openedOn: '2026-01-01', coveredThrough: '2026-11-30', signed: new Map(), ...more },
});
const signed = (isChecked: boolean) => new Map([['2026-10', { made: '赵强', isChecked }]]);
const standing = (more: Partial<Standing> = {}): Standing => ({
  ...{
    year: 2026,
    closedThrough: 9,
    published: ['2026-08'],
    booked: new Set(['2026-10']),
    waiting: [],
    papers: new Map(),
  },
  ...{ isMore: false, banks: [], ...more },
});
const waiting = (state: Waiting['state'], by: string[], voucherOn = '2026-10-31'): Waiting => ({
  voucherOn,
  state,
  by,
});
const october = (more: Partial<Standing> = {}, today = '2026-11-20') =>
  workMonths(standing(more), today).find(({ month }) => month === 10);

test('published, closed with its day, and the running month; months to come are not there', () => {
  const months = workMonths(standing(), '2026-11-20');
  expect(months.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(months[7]).toEqual({ month: 8, state: 'published' });
  expect(months[8]).toEqual({ month: 9, state: 'closed', awaits: 'publishing', dueOn: '2026-10-15' });
  expect(months[10]).toEqual({ month: 11, state: 'empty', awaits: 'monthEnd' });
});

test('the turn of the year: twelve months of the year before, none of the year to come', () => {
  expect(workMonths(standing({ year: 2025, closedThrough: 12 }), '2026-01-01')).toHaveLength(12);
  expect(workMonths(standing({ year: 2027 }), '2026-12-31')).toEqual([]);
});

test('a voucher that waits is told before anything else, the examiner before the approver, with who had it', () => {
  const both = [waiting('reviewed', ['赵强', '田静']), waiting('prepared', ['赵强']), waiting('prepared', ['赵强'])];
  expect(october({ waiting: both })).toEqual({
    ...{ month: 10, state: 'prepared', awaits: 'review', count: 2, by: ['赵强'] },
  });
  expect(october({ waiting: both.slice(0, 1) })).toMatchObject({ state: 'reviewed', awaits: 'approval', count: 1 });
  expect(october({ waiting: both, isMore: true })).toMatchObject({ count: 2, isMore: true });
  expect(october({ waiting: [waiting('prepared', [], '2026-11-01')] })).toMatchObject({ state: 'booked' });
});

test('papers are told before vouchers: the examiner of papers, then their booking; what went back holds nothing up', () => {
  const papers = (counts: object) =>
    new Map([['2026-10', { waiting: 0, unbooked: 0, booked: 0, returned: 0, ...counts }]]);
  const held = { waiting: [waiting('prepared', ['赵强'])] };
  expect(october({ ...held, papers: papers({ waiting: 3, unbooked: 2 }) })).toEqual({
    ...{ month: 10, state: 'received', awaits: 'paperReview', count: 3 },
  });
  expect(october({ ...held, papers: papers({ unbooked: 2, booked: 9 }) })).toEqual({
    ...{ month: 10, state: 'examined', awaits: 'booking', count: 2 },
  });
  expect(october({ ...held, papers: papers({ booked: 9, returned: 1 }) })).toMatchObject({ state: 'prepared' });
  expect(october({ closedThrough: 10, papers: papers({ unbooked: 2 }) })).toMatchObject({ state: 'closed' });
});

test('the bank: a file that ends too early, nothing signed, signed by one, by two', () => {
  expect(october()).toEqual({ month: 10, state: 'booked', awaits: 'closing' });
  expect(october({ banks: [bank({ coveredThrough: '2026-10-30' })] })).toMatchObject({ awaits: 'statement' });
  expect(october({ banks: [bank()] })).toMatchObject({ state: 'booked', awaits: 'reconciling' });
  expect(october({ banks: [bank({ signed: signed(false) })] })).toEqual({
    ...{ month: 10, state: 'booked', awaits: 'secondSignature', by: ['赵强'] },
  });
  expect(october({ banks: [bank({ signed: signed(true) })] })).toEqual({
    ...{ month: 10, state: 'reconciled', awaits: 'closing' },
  });
  expect(october({ banks: [bank({ signed: signed(true) }), bank()] })).toMatchObject({ awaits: 'reconciling' });
  // Opened after the month: it asks for nothing, and does not make the month a reconciled one.
  expect(october({ banks: [bank({ openedOn: '2026-11-01' })] })).toMatchObject({ state: 'booked', awaits: 'closing' });
});

test('an account that was closed is asked for through its last day, and in no month after', () => {
  const closed = (more: Partial<BankStanding> = {}) => bank({ closedOn: '2026-10-12', ...more });
  expect(october({ banks: [closed({ coveredThrough: '2026-10-12' })] })).toMatchObject({ awaits: 'reconciling' });
  expect(october({ banks: [closed({ coveredThrough: '2026-10-11' })] })).toMatchObject({ awaits: 'statement' });
  expect(october({ banks: [closed({ closedOn: '2026-09-30', coveredThrough: '' })] })).toEqual({
    ...{ month: 10, state: 'booked', awaits: 'closing' },
  });
});

test('a month that is ready waits for the one before; one in which no money moved is not said to be ready', () => {
  expect(october({ closedThrough: 8 })).toMatchObject({ awaits: 'monthBefore' });
  expect(october({ booked: new Set() })).toMatchObject({ state: 'empty', awaits: 'vouchers' });
  expect(october({}, '2026-10-31')).toMatchObject({ state: 'booked', awaits: 'monthEnd' });
});
