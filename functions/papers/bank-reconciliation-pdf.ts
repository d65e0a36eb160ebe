import type { BankReconciliation } from '@shared/accounts/bank-reconciliation';
import { formatFen } from '@shared/money';
import { formatDay, monthEnd } from '@shared/time';
import { heading, LATE, line, MARGIN, MUTED, say, SIZE, width } from './paper-text';
import { type Page, pdfFile } from './pdf-file';

type SheetView = Omit<BankReconciliation, 'blocks' | 'earlyVouchers'>;

/** A month's sheet and whose it is. */
export interface PrintedReconciliation {
  readonly villageName: string;
  /** 南溪农商银行 尾号0228 */
  readonly account: string;
  readonly sheet: SheetView;
}

const TITLE = '银行存款余额调节表';
const AWAITS = { booking: '等村里记账', bankCorrection: '等银行更正', other: '别的情况' };

/** 银行存款余额调节表 as PDF, A4: both ends, each open item with its age, and the two signatures, or that it is not signed. */
export const bankReconciliationPdf = (printed: PrintedReconciliation, at: string): Promise<Buffer> =>
  pdfFile({ title: TITLE, margin: MARGIN, at, draw: (page) => draw(page, printed, at) });

type Row = readonly [words: string, fen: number];

function draw(page: Page, { villageName, account, sheet }: PrintedReconciliation, at: string): void {
  say(page, TITLE, { size: SIZE.title, bold: true });
  say(page, `${villageName}　${account}　截至 ${formatDay(monthEnd(sheet.month), 0)}`, { size: SIZE.text });
  say(page, `${formatDay(at, 0)}印。金额单位：元。`, { size: SIZE.small, colour: MUTED });
  side(page, '村账', [
    ['村账银行存款余额', sheet.bookFen],
    ['加：银行已收、村账未收', sheet.bookInFen],
    ['减：银行已付、村账未付', sheet.bookOutFen],
    ['调节后余额', sheet.adjustedBookFen],
  ]);
  side(page, '银行', [
    ['银行对账单余额', sheet.bankFen],
    ...(sheet.startDifferenceFen === 0 ? [] : ([['导入第一份流水以前就有的差额', -sheet.startDifferenceFen]] as const)),
    ['加：村账已收、银行未收', sheet.bankInFen],
    ['减：村账已付、银行未付', sheet.bankOutFen],
    ['调节后余额', sheet.adjustedBankFen],
  ]);
  const differenceFen = sheet.adjustedBankFen - sheet.adjustedBookFen;
  say(
    page,
    differenceFen === 0 ? '两边相等。' : `两边差 ${formatFen(Math.abs(differenceFen))}，没有查清以前不要签字。`,
    {
      size: SIZE.text,
      ...(differenceFen !== 0 && { colour: LATE }),
    },
  );
  openLines(page, sheet);
  openVouchers(page, sheet);
  signatures(page, sheet);
}

function side(page: Page, title: string, rows: readonly Row[]): void {
  heading(page, title);
  const widths = [width(page) - 150, 150];
  for (const [place, [words, fen]] of rows.entries())
    line(page, [words, formatFen(fen)], widths, { bold: place === 0 || place === rows.length - 1 });
}

const ITEMS = (page: Page) => [70, width(page) - 320, 100, 150];
const age = (days: number) => `到月底 ${days} 天`;

function openLines(page: Page, { openLines: lines }: SheetView): void {
  heading(page, '银行已记、村账未记');
  if (lines.length === 0) return say(page, '没有。', { size: SIZE.text });
  for (const { on, signedFen, counterparty, remark, ageDays, awaits, note } of lines)
    line(
      page,
      [
        on,
        [counterparty, remark].filter(Boolean).join(' ') || '—',
        formatFen(signedFen),
        [age(ageDays), awaits ? AWAITS[awaits] : '没有说明', note].filter(Boolean).join('；'),
      ],
      ITEMS(page),
      { size: SIZE.small },
    );
}

function openVouchers(page: Page, { openVouchers: vouchers }: SheetView): void {
  heading(page, '村账已记、银行未记');
  if (vouchers.length === 0) return say(page, '没有。', { size: SIZE.text });
  for (const { on, signedFen, voucherNo, summary, ageDays } of vouchers)
    line(page, [on, `${voucherNo} ${summary}`, formatFen(signedFen), age(ageDays)], ITEMS(page), { size: SIZE.small });
}

function signatures(page: Page, { signedBy, checkedBy, checkedAt }: SheetView): void {
  heading(page, '签字');
  say(page, signedBy ? `制表：${signedBy}` : '制表：还没有签', { size: SIZE.text });
  say(page, checkedBy ? `复核：${checkedBy}${checkedAt ? `　${formatDay(checkedAt, 0)}` : ''}` : '复核：还没有签', {
    size: SIZE.text,
  });
  if (!checkedBy) say(page, '没有两个人签字，这张表还不算数。', { size: SIZE.text, colour: LATE });
}
