import type { VoucherLine } from '@shared/accounts/accounts';
import { voucherTitle, voucherWords } from './voucher-words';

const line = (accountCode: string, accountName: string, debitFen: number, creditFen: number): VoucherLine => ({
  summary: '办公用品',
  accountCode,
  accountName,
  debitFen,
  creditFen,
});

describe('voucherWords', () => {
  it.each([
    [
      'a payment',
      [line('531', '管理费用', 36000, 0), line('102', '银行存款', 0, 36000)],
      '从银行存款付出 ¥360.00，用于管理费用。',
    ],
    [
      'a receipt',
      [line('102', '银行存款', 500000, 0), line('502', '投资收益', 0, 500000)],
      '收进银行存款 ¥5,000.00，来自投资收益。',
    ],
    [
      'cash taken from the bank',
      [line('101', '库存现金', 20000, 0), line('102', '银行存款', 0, 20000)],
      '把 ¥200.00 从银行存款转到库存现金。',
    ],
    [
      'depreciation',
      [line('531', '管理费用', 100, 0), line('152', '累计折旧', 0, 100)],
      '这张凭证只是记账，没有收钱也没有付钱。',
    ],
    [
      'a receipt taken back in red',
      [line('102', '银行存款', -60000, 0), line('501', '经营收入', 0, -60000)],
      '这张是红字（负数），把以前记的冲掉：收进银行存款 ¥600.00，来自经营收入。',
    ],
    [
      'a refund',
      [line('102', '银行存款', 50000, 0), line('531', '管理费用', -50000, 0)],
      '收进银行存款 ¥500.00，来自冲回管理费用。',
    ],
  ])('says %s', (_, lines, words) => expect(voucherWords(lines)).toBe(words));

  it('adds up what was paid for several things, and names each account once', () => {
    const lines = [
      line('531', '管理费用', 1000, 0),
      line('531', '管理费用', 2000, 0),
      line('532', '公益支出', 3000, 0),
      line('10201', '银行存款', 0, 6000),
    ];
    expect(voucherWords(lines)).toBe('从银行存款付出 ¥60.00，用于管理费用、公益支出。');
  });
});

describe('voucherTitle', () => {
  const about = (...summaries: string[]) => [
    ...summaries.map((summary) => ({ ...line('531', '管理费用', 100, 0), summary })),
    { ...line('102', '银行存款', 0, 100 * summaries.length), summary: '付款' },
  ];
  it('names each matter once, without the line of the money', () => {
    expect(voucherTitle(about('购会议用水', '办公电费', '购会议用水'))).toBe('购会议用水、办公电费');
  });
  it('counts them when there are many', () => {
    expect(voucherTitle(about('水', '电', '纸', '笔'))).toBe('水等 4 项');
  });
});
