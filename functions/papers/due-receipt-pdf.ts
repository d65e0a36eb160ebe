import { capitalMoney } from '@shared/capital-money';
import { formatAmount } from '@shared/money';
import { formatInstant } from '@shared/time';
import type { DuePayment } from '@shared/wechat-pay/dues';
import { LATE, line, MARGIN, MUTED, say, SIZE, width } from './paper-text';
import { type Page, pdfFile } from './pdf-file';

export type PaidDue = DuePayment & { readonly paidAt: string };

const TITLE = '收款收据';
/** Points: a name, and what it says. */
const NAMES = 90;

/** A receipt of what was paid to a village by WeChat, as PDF, A4: who has the money, for what, and whether it went back. It is no invoice, and says so. */
export const dueReceiptPdf = (due: PaidDue, at: string): Promise<Buffer> =>
  pdfFile({ title: TITLE, margin: MARGIN, at, numbered: false, draw: (page) => draw(page, due, at) });

const whenOf = (at: string) => formatInstant(at, 0);

function draw(page: Page, due: PaidDue, at: string): void {
  const { villageName, partyB, title, contractNo, amountFen, paidAt, transactionId, duePaymentId } = due;
  say(page, TITLE, { size: SIZE.title, bold: true });
  const facts: [string, string][] = [
    ['收款', `${villageName}集体`],
    ['交款人', partyB],
    ['交的什么', [title, contractNo].filter(Boolean).join('　')],
    ['金额', `¥${formatAmount(amountFen)}　${capitalMoney(amountFen)}`],
    ['付款时间', whenOf(paidAt)],
    ['怎么交的', '微信支付'],
    ['微信单号', transactionId ?? ''],
    ['收据号', duePaymentId],
    ['村里的账', bookWords(due)],
  ];
  page.moveDown(0.5);
  for (const fact of facts) line(page, fact, [NAMES, width(page) - NAMES]);
  if (due.refund?.state === 'refunded')
    say(page, `这笔钱已经原路退回，${whenOf(due.refund.endedAt ?? at)}。这张收据不再算数。`, {
      size: SIZE.text,
      colour: LATE,
    });
  page.moveDown(0.7);
  say(page, '由“明白了”按微信支付的结果开出，不是发票。核对请在小程序里看这笔款的收款凭据。', {
    size: SIZE.small,
    colour: MUTED,
  });
  say(page, `打印时间 ${whenOf(at)}`, { size: SIZE.small, colour: MUTED });
}

const BOOK = { inBook: '已经记账', waiting: '等代理中心审核记账', returned: '没有记账', none: '还没有记账' };
const bookWords = ({ voucher, voucherNo }: DuePayment): string =>
  [BOOK[voucher], voucherNo && `凭证 ${voucherNo}`].filter(Boolean).join('，');
