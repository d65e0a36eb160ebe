import type { PendingVoucher } from '@shared/accounts/pending-vouchers';
import { ENTER } from './copy';
import { draftOf, voucherOf } from './draft';

const hand = { name: '赵强', at: '2026-11-18T04:00:00.000Z', mine: true };
const returned: PendingVoucher = {
  pendingId: '01J00000000000000000000000',
  villageCode: '511503002228',
  villageName: '牛角村',
  state: 'returned',
  voucherOn: '2026-11-18',
  lines: [
    {
      summary: '付工资',
      accountCode: '513',
      accountName: '管理费用',
      debitFen: 12_345,
      creditFen: 0,
      counterparty: '王*英',
    },
    {
      summary: '付工资',
      accountCode: '102',
      accountName: '银行存款',
      debitFen: 0,
      creditFen: 12_345,
      counterparty: '农商银行',
    },
  ],
  totalFen: 12_345,
  attachments: [{ kind: '审批单', title: '工资表', pages: 2 }],
  prepared: hand,
  returned: { ...hand, reason: '日期不对' },
  version: 2,
};

test('a voucher that was sent back can be sent as it was, but for the name that was masked', () => {
  const draft = draftOf(returned);
  expect(draft.lines[0]).toMatchObject({ debit: '123.45', credit: '', counterparty: '', natural: true });
  expect(voucherOf(draft).value).toEqual({
    voucherOn: '2026-11-18',
    lines: [
      { summary: '付工资', accountCode: '513', debitFen: 12_345, creditFen: 0 },
      {
        summary: '付工资',
        accountCode: '102',
        debitFen: 0,
        creditFen: 12_345,
        counterparty: '农商银行',
        natural: false,
      },
    ],
    attachments: [{ kind: '审批单', title: '工资表', pages: 2 }],
  });
});

test('whoever is named is said to be a person or a body before the voucher goes', () => {
  const draft = draftOf(returned);
  const named = draft.lines.map((line, place) => (place === 1 ? { ...line, natural: undefined } : line));
  expect(voucherOf({ ...draft, lines: named }).errors).toEqual({ 'lines.1': ENTER.kindMissing });
  const blank = named.map((line) => ({ ...line, counterparty: ' ' }));
  expect(voucherOf({ ...draft, lines: blank }).errors).toBeUndefined();
});
