import type { HandedBook, HandOverView } from '@shared/accounts/hand-overs';
import { formatAmount } from '@shared/money';
import { POST_NAMES } from '@shared/orders/posts';
import { formatDay, formatInstant } from '@shared/time';
import { heading, LATE, line, MARGIN, MUTED, say, SIZE, width } from './paper-text';
import { type Page, pdfFile } from './pdf-file';

export type PrintedHandOver = Omit<HandOverView, 'mayDraw' | 'maySign' | 'isLate'> & { readonly place: string };

const TITLE = '会计交接清单';
const KINDS = { seal: '印章', book: '账簿', paper: '票据', key: '钥匙、密钥', account: '账号', other: '其他' };

/** 会计交接清单 as PDF, A4: the books as of the moment it was drawn, what is handed over besides, and three names, or that it does not count yet. */
export const handOverPdf = (list: PrintedHandOver, at: string): Promise<Buffer> =>
  pdfFile({ title: TITLE, margin: MARGIN, at, draw: (page) => draw(page, list) });

function draw(page: Page, list: PrintedHandOver): void {
  const { place, post, outgoing, incoming, endsOn, drawnAt, books, things } = list;
  say(page, TITLE, { size: SIZE.title, bold: true });
  say(page, `${place}　${POST_NAMES[post]}　交 ${outgoing}　接 ${incoming ?? '还没有定'}`, { size: SIZE.text });
  say(page, `任期到 ${formatDay(endsOn, 0)}。金额单位：元。`, { size: SIZE.small, colour: MUTED });
  if (!drawnAt) return say(page, '还没有列出清单。', { size: SIZE.text, colour: LATE });
  say(page, `账上的数是 ${formatInstant(drawnAt, 0)} 的。`, { size: SIZE.small, colour: MUTED });
  heading(page, '账簿和没办完的事');
  books.forEach((book) => oneBook(page, book));
  heading(page, '另外交的');
  if (things.length === 0) say(page, '没有。', { size: SIZE.text });
  for (const { kind, what, count } of things)
    line(page, [KINDS[kind], what, `${count} 件`], [90, width(page) - 170, 80]);
  signatures(page, list);
}

function oneBook(page: Page, book: HandedBook): void {
  const { villageName, year, closedThrough, vouchers, cashFen, bankFen, bankAccounts } = book;
  if (year === undefined) return say(page, `${villageName}：没有账。`, { size: SIZE.text });
  const closed = closedThrough === 0 ? '还没有结过账' : `结账到 ${closedThrough} 月`;
  say(page, villageName, { size: SIZE.text, bold: true });
  line(
    page,
    [
      ...[
        `${year} 年账，${closed}，凭证 ${vouchers} 张`,
        `现金 ${formatAmount(cashFen)}`,
        `银行 ${formatAmount(bankFen)}`,
      ],
    ],
    [width(page) - 240, 120, 120],
    { size: SIZE.small },
  );
  const open = [
    `在办凭证 ${book.waitingVouchers}${book.isMore ? '+' : ''} 张`,
    `等审票据 ${book.waitingPapers} 张`,
    `收下没记账 ${book.unbookedPapers} 张`,
    `退回没补交 ${book.returnedPapers} 张`,
  ];
  say(page, `${open.join('，')}。银行账户：${bankAccounts.join('、') || '没有登记'}。`, {
    size: SIZE.small,
    colour: MUTED,
  });
}

function signatures(page: Page, { signatures: hands, state, digest }: PrintedHandOver): void {
  heading(page, '签字');
  const words = (who: string, hand: (typeof hands)['outgoing']) =>
    hand ? `${who}：${hand.name}　${formatDay(hand.at, 0)}` : `${who}：还没有签`;
  say(page, words('移交人', hands.outgoing), { size: SIZE.text });
  say(page, words('接管人', hands.incoming), { size: SIZE.text });
  say(page, words('监交人', hands.supervisor), { size: SIZE.text });
  if (state !== 'signed') say(page, '没有三个人签字，这张清单还不算数。', { size: SIZE.text, colour: LATE });
  if (digest) say(page, `清单指纹 ${digest}`, { size: SIZE.small, colour: MUTED });
}
