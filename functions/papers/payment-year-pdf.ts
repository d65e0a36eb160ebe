import { formatAmount } from '@shared/money';
import type { ReturnReason, TransferStatus } from '@shared/subsidies/subsidies';
import { formatDay, formatInstant, monthOf, yearOf } from '@shared/time';
import { heading, keepTogether, LATE, line, MARGIN, MUTED, RULE, say, SIZE, width } from './paper-text';
import {
  monthsOf,
  type PrintedMonth,
  type PrintedPayment,
  type PrintedPerson,
  type PrintedYear,
  type Standing,
  sumsOf,
} from './payment-year';
import { type Page, pdfFile } from './pdf-file';

export const paperTitle = ({ year, others }: PrintedYear): string =>
  `${year}年${others === undefined ? '' : '全家'}补贴明细`;

/** A year of payments as PDF, A4: each with its day, program, card, state and sum, the sums of months and of the year, and how to ask. */
export const paymentYearPdf = (printed: PrintedYear, at: string): Promise<Buffer> =>
  pdfFile({ title: paperTitle(printed), margin: MARGIN, at, draw: (page) => draw(page, printed, at) });

function draw(page: Page, printed: PrintedYear, at: string): void {
  const { persons, others } = printed;
  say(page, paperTitle(printed), { size: SIZE.title, bold: true });
  say(page, `到 ${formatInstant(at, 0)} 为止。金额单位：元。`, { size: SIZE.small, colour: MUTED });
  if (others !== undefined) {
    heading(page, '全家合计');
    sums(
      page,
      persons.flatMap(({ payments }) => payments),
    );
    if (others > 0)
      say(page, `还有 ${others} 位家里人的不在里面：要本人同意才能看。`, { size: SIZE.small, colour: MUTED });
  }
  persons.forEach((person) => onePerson(page, person));
  howToAsk(page, persons);
}

const RIGHTS = { self: '', guardian: '　您是监护人', consent: '　本人同意给您看' };

function onePerson(page: Page, { name, right, payments }: PrintedPerson): void {
  heading(page, `${name}${RIGHTS[right]}`);
  if (payments.length === 0) return say(page, '这一年没有发过补贴。', { size: SIZE.text });
  sums(page, payments);
  monthsOf(payments).forEach((month) => oneMonth(page, month));
}

const SUMS: Record<Standing, string> = { arrived: '已到账', underway: '还没有到账', returned: '被银行退回' };
/** Points: a word, how many, a sum; and of a payment the day, the program, the card, the state, the sum. */
const SUM_WIDTHS = [110, 60, 110];
const widths = (page: Page) => [64, width(page) - 366, 112, 104, 86];

function sums(page: Page, payments: readonly PrintedPayment[]): void {
  const all = sumsOf(payments);
  for (const standing of Object.keys(SUMS) as Standing[]) {
    const { fen, count } = all[standing];
    if (count > 0 || standing === 'arrived')
      line(page, [SUMS[standing], `${count} 笔`, formatAmount(fen)], SUM_WIDTHS, {
        sumLast: true,
        ...(standing === 'returned' && { colour: LATE }),
      });
  }
}

function oneMonth(page: Page, { month, arrivedFen, payments }: PrintedMonth): void {
  keepTogether(page, 60);
  const [day, program, card, state, sum] = widths(page) as [number, number, number, number, number];
  page.moveDown(0.4);
  page
    .strokeColor(RULE)
    .moveTo(MARGIN, page.y)
    .lineTo(MARGIN + width(page), page.y)
    .stroke();
  page.y += 4;
  line(page, [`${monthOf(month)}月`, `到账 ${formatAmount(arrivedFen)}`], [day, program + card + state + sum], {
    bold: true,
  });
  for (const payment of payments)
    line(
      page,
      [
        formatDay(payment.paidOn, yearOf(month)),
        payment.programName,
        `${payment.bankName}\n尾号 ${payment.cardTail}`,
        stateOf(payment),
        formatAmount(payment.amountFen),
      ],
      [day, program, card, state, sum],
      { sumLast: true, ...(payment.status === 'returned' && { colour: LATE }) },
    );
}

const STATES: Record<TransferStatus, string> = {
  planned: '准备发放',
  sent: '银行处理中',
  credited: '已到账',
  returned: '被银行退回',
};
const REASONS: Record<ReturnReason, string> = {
  wrongAccount: '卡号不对',
  dormant: '卡太久没用',
  nameMismatch: '户名不一样',
  closed: '卡已销户',
  other: '银行没有收',
};

/** What became of it; of one that came back the day and why, since that is what somebody has to do something about. */
function stateOf({ status, returnReason, transfer, paidOn }: PrintedPayment): string {
  if (status !== 'returned') return STATES[status];
  const on = formatDay(transfer.at(-1)?.on ?? paidOn, yearOf(paidOn));
  return `${STATES.returned}\n${on}，${REASONS[returnReason ?? 'other']}`;
}

function howToAsk(page: Page, persons: readonly PrintedPerson[]): void {
  keepTogether(page, 150);
  heading(page, '觉得少了、错了怎么问');
  say(page, '在小程序“明白钱”里点开那一笔，点“我有疑问”，能看到谁在办、哪天前答复。也可以拿这张单子到村委会问。', {
    size: SIZE.text,
  });
  page.moveDown(0.5);
  const notes = [
    '由“明白了”按发放名册和银行的结果列出，不是银行流水。每月到账的数只算已到账的；日期是发放那一批的日子。',
    '打印以后的变化不在上面。单子上有姓名和收入，请收好。',
    ...(persons.some(({ right }) => right === 'consent') ? ['家里人同意的是给您一个人看，请不要转给别人。'] : []),
  ];
  for (const note of notes) say(page, note, { size: SIZE.small, colour: MUTED });
}
