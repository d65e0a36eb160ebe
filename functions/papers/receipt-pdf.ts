import { receiptCode } from '@shared/reports/receipts';
import { encode } from 'uqr';
import { type Page, pdfFile } from './pdf-file';

/** What stands on a receipt. Who sent it does not: the paper may be found. */
export interface PrintedReceipt {
  readonly referenceNo: string;
  /** Words for the instant it came in, in China: 2026年11月23日 10:05; of one who hides, the day. */
  readonly submitted: string;
  readonly village: string;
  readonly handledBy: string;
  readonly acceptBy: string;
  readonly answerBy: string;
  readonly contentHash: string;
  /** The files it was sent with: 照片 1, and the SHA-256 of what arrived, once that is known. */
  readonly files: readonly { name: string; sha256?: string | undefined }[];
  /** The words that were sent, when their sender wants them on the paper. */
  readonly content?: { category: string; about: string; place?: string | undefined; words: string };
  /** The 16 digits of an anonymous one, when its sender wants them on the paper. */
  readonly receiptNo?: string | undefined;
}

/** Points; A4 is 595 × 842. */
const MARGIN = 48;
const INK = '#1f2421';
const MUTED = '#55605a';
const HOUSE = '#17694a';
const WARN = '#9a5b00';

const width = (page: Page) => page.page.width - 2 * MARGIN;

/** The receipt as PDF, with its fonts inside: one page without the words that were sent. */
export function receiptPdf(receipt: PrintedReceipt, at: string): Promise<Buffer> {
  return pdfFile({
    title: `举报回执 ${receipt.referenceNo}`,
    margin: MARGIN,
    at,
    numbered: false,
    draw: (page) => draw(page, receipt),
  });
}

function draw(page: Page, receipt: PrintedReceipt): void {
  drawCode(page, receipt);
  say(page, '举报回执', 24, { bold: true });
  say(page, receipt.referenceNo, 20, { bold: true, colour: HOUSE });
  page.moveDown(0.5);
  const lines: [string, string][] = [
    ['收到时间', receipt.submitted],
    ['哪里的事', receipt.village],
    ['由谁办理', receipt.handledBy],
    ['最晚受理', receipt.acceptBy],
    ['最晚答复', receipt.answerBy],
  ];
  for (const [name, value] of lines) line(page, name, value);
  if (receipt.content) drawContent(page, receipt.content);
  heading(page, '内容指纹');
  say(page, inFours(receipt.contentHash), 11);
  for (const { name, sha256 } of receipt.files)
    say(page, `${name}　${sha256 ? inFours(sha256) : '还在处理，过一会儿再打印一张就有'}`, 9, { colour: MUTED });
  say(
    page,
    '在小程序“核对回执”里扫右上角的码，或者填编号和内容指纹，就知道存着的还是不是当时那一份。改一个字，指纹就对不上。',
    11,
    {
      colour: MUTED,
    },
  );
  if (receipt.receiptNo) {
    heading(page, '查进展的回执号');
    say(page, receipt.receiptNo.replace(/(\d{4})(?=\d)/g, '$1 '), 20, { bold: true });
    say(page, '谁拿到这 16 位数字，谁就能看到这件举报。请收好这张纸，不要拍照发给别人。', 11, { colour: WARN });
  }
  heading(page, '到时候没有消息怎么办');
  say(
    page,
    '上面“最晚受理”“最晚答复”是这件事自己的期限，不会晚于《信访工作条例》的规定。过了那天还没有消息，系统会自动报到上一级。',
    11,
  );
  say(page, '也可以打 12345 政务热线；反映干部的问题，打纪检监察举报电话 12388。说编号就行，不用说您是谁。', 11);
  say(page, '这张纸上没有您的姓名。', 11, { colour: MUTED });
}

/** Points: a square of 30 mm, beside which the lines end. */
const CODE = 86;

/** The number and the fingerprint again, to scan instead of typing 64 letters: what stands on the paper, and nothing else. */
function drawCode(page: Page, receipt: PrintedReceipt): void {
  const { data, size } = encode(receiptCode(receipt), { ecc: 'M', border: 0 });
  const module = CODE / size;
  const [left, top] = [page.page.width - MARGIN - CODE, page.y];
  data.forEach((row, down) =>
    row.forEach((dark, across) => {
      if (dark) page.rect(left + across * module, top + down * module, module, module);
    }),
  );
  page.fillColor(INK).fill();
}

function drawContent(page: Page, { category, about, place, words }: NonNullable<PrintedReceipt['content']>): void {
  heading(page, '反映的内容');
  line(page, '哪一类', category);
  line(page, '说的是谁', about);
  if (place) line(page, '什么地方', place);
  page.moveDown(0.2);
  say(page, words, 11);
}

const inFours = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ');

function say(page: Page, text: string, size: number, { bold = false, colour = INK } = {}): void {
  page
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(colour)
    .text(text, MARGIN, page.y, { width: width(page), lineGap: 3 });
}

function heading(page: Page, text: string): void {
  page.moveDown(0.7);
  say(page, text, 14, { bold: true, colour: HOUSE });
}

const NAMES_WIDTH = 84;
function line(page: Page, name: string, value: string): void {
  const top = page.y;
  page.font('regular').fontSize(13).fillColor(MUTED).text(name, MARGIN, top, { width: NAMES_WIDTH, lineBreak: false });
  page.fillColor(INK).text(value, MARGIN + NAMES_WIDTH, top, { width: width(page) - NAMES_WIDTH - CODE, lineGap: 3 });
}
