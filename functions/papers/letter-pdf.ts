import { shortVillageName } from '@shared/divisions';
import { formatFen } from '@shared/money';
import { formatDay } from '@shared/time';
import type { Letter, Share } from './letter';
import { type Page, pdfFile } from './pdf-file';

/** Points. A4 is 595 × 842; nothing is printed smaller than 15: the letter is for those who read without glasses. */
const MARGIN = 48;
const SIZE = { title: 26, heading: 20, text: 16, small: 15, figure: 24 };
const INK = '#1f2421';
const MUTED = '#55605a';
const HOUSE = '#17694a';
const SPENT = '#9a5b00';
const RULE = '#c9cec9';
const QUARTERS = ['一', '二', '三', '四'];

/** What the file is called when it is saved. */
export const letterFileName = ({ villageName, year, quarter }: Pick<Letter, 'villageName' | 'year' | 'quarter'>) =>
  `${shortVillageName(villageName)}${year}年第${QUARTERS[quarter - 1]}季度明白信.pdf`;

/**
 * The letter as PDF, A4, in large print, with its fonts inside.
 * @param code the mini-program code to scan; without it the letter says how to find the mini-program.
 */
export const letterPdf = (letter: Letter, code: Buffer | undefined, at: string): Promise<Buffer> =>
  pdfFile({
    title: letterFileName(letter).replace(/\.pdf$/, ''),
    margin: MARGIN,
    at,
    draw: (page) => draw(page, letter, code, at),
  });

const width = (page: Page) => page.page.width - 2 * MARGIN;
const bottom = (page: Page) => page.page.height - MARGIN - 24;

function draw(page: Page, letter: Letter, code: Buffer | undefined, at: string): void {
  const { villageName, townName, year, quarter, months } = letter;
  say(page, `${townName} ${villageName}`, { size: SIZE.text, colour: MUTED });
  say(page, `${year}年第${QUARTERS[quarter - 1]}季度明白信`, { size: SIZE.title, bold: true });
  page.moveDown(0.4);
  const [first, , last] = months;
  say(page, `各位乡亲：${monthOf(first!.month)}到${monthOf(last!.month)}，村集体的钱是这样的。`, { size: SIZE.text });
  page.moveDown(0.5);
  figures(page, letter);
  heading(page, '每个月');
  for (const { month, incomeFen, expenseFen } of months)
    line(page, monthOf(month), `收 ${formatFen(incomeFen)}　支 ${formatFen(expenseFen)}`);
  shares(page, '钱从哪里来', letter.sources, letter.incomeFen, HOUSE);
  shares(page, '钱花到哪里去', letter.uses, letter.expenseFen, SPENT);
  if (letter.largest.length > 0) heading(page, '最大的几笔支出');
  for (const { occurredOn, amountFen, summary, counterparty, voucherNo, takenBackOn } of letter.largest) {
    line(page, `${formatDay(occurredOn, year)}　${summary}`, formatFen(amountFen));
    const to = counterparty ? `付给 ${counterparty}　` : '';
    const back = takenBackOn ? `　${formatDay(takenBackOn, year)}已冲销` : '';
    say(page, `${to}凭证 ${voucherNo}${back}`, { size: SIZE.small, colour: MUTED, gap: 4 });
  }
  if (letter.entryCount === 0) say(page, '这个季度没有收支。', { size: SIZE.text });
  ending(page, letter, code, at);
}

const monthOf = (month: string) => `${Number(month.slice(5))}月`;

interface Saying {
  size: number;
  bold?: boolean;
  colour?: string;
  gap?: number;
}
function say(page: Page, text: string, { size, bold = false, colour = INK, gap = 2 }: Saying): void {
  page.font(bold ? 'bold' : 'regular').fontSize(size);
  keepTogether(page, page.heightOfString(text, { width: width(page) }));
  page.fillColor(colour).text(text, MARGIN, page.y, { width: width(page), lineGap: gap });
}

/** Begins a new page when what comes does not fit on this one. */
function keepTogether(page: Page, height: number): void {
  if (page.y + height > bottom(page)) page.addPage();
}

function heading(page: Page, text: string): void {
  keepTogether(page, 90);
  page.moveDown(0.6);
  say(page, text, { size: SIZE.heading, bold: true, colour: HOUSE });
  page
    .moveTo(MARGIN, page.y + 2)
    .lineTo(page.page.width - MARGIN, page.y + 2)
    .strokeColor(RULE)
    .lineWidth(1)
    .stroke();
  page.y += 8;
}

/** A line with its sum at the right edge; a long text wraps beside it. */
function line(page: Page, text: string, sum: string): void {
  page.font('bold').fontSize(SIZE.text);
  const sumWidth = page.widthOfString(sum) + 2;
  page.font('regular');
  const room = width(page) - sumWidth - 12;
  const height = page.heightOfString(text, { width: room });
  keepTogether(page, height + 6);
  const top = page.y;
  page.fillColor(INK).text(text, MARGIN, top, { width: room });
  page
    .font('bold')
    .text(sum, page.page.width - MARGIN - sumWidth, top, { width: sumWidth, align: 'right', lineBreak: false });
  page.y = top + height + 6;
}

function figures(page: Page, { openingFen, incomeFen, expenseFen, balanceFen }: Letter): void {
  const cells: [string, number, string][] = [
    ['季初账上有', openingFen, INK],
    ['这一季收入', incomeFen, HOUSE],
    ['这一季支出', expenseFen, SPENT],
    ['季末账上有', balanceFen, INK],
  ];
  const cell = width(page) / 2;
  const top = page.y;
  cells.forEach(([name, fen, colour], place) => {
    const x = MARGIN + (place % 2) * cell;
    const y = top + Math.floor(place / 2) * 66;
    page
      .font('regular')
      .fontSize(SIZE.small)
      .fillColor(MUTED)
      .text(name, x, y, { width: cell - 8, lineBreak: false });
    page
      .font('bold')
      .fontSize(fitting(page, formatFen(fen), cell - 8))
      .fillColor(colour);
    page.text(formatFen(fen), x, y + 22, { width: cell - 8, lineBreak: false });
  });
  page.y = top + 2 * 66;
}

/** The largest size up to a figure's at which a sum stays on its line. */
function fitting(page: Page, text: string, room: number): number {
  const wide = page.fontSize(SIZE.figure).widthOfString(text);
  return wide <= room ? SIZE.figure : Math.floor((SIZE.figure * room) / wide);
}

function shares(page: Page, title: string, of: readonly Share[], totalFen: number, colour: string): void {
  if (of.length === 0) return;
  heading(page, title);
  for (const { name, totalFen: fen, count } of of) {
    keepTogether(page, 44);
    line(page, `${name}（${count} 笔）`, formatFen(fen));
    const full = width(page);
    const part = totalFen > 0 && fen > 0 ? Math.max(2, (full * fen) / totalFen) : 0;
    page.rect(MARGIN, page.y - 2, full, 6).fill('#eceeea');
    if (part > 0) page.rect(MARGIN, page.y - 2, Math.min(full, part), 6).fill(colour);
    page.y += 12;
  }
}

const CODE_SIZE = 132;
function ending(page: Page, { entryCount }: Letter, code: Buffer | undefined, at: string): void {
  keepTogether(page, CODE_SIZE + 40);
  page.moveDown(1);
  const top = page.y;
  const words = code
    ? `用微信扫一扫右边的码，这个季度 ${entryCount} 笔账，每一笔和它的凭证都看得到。`
    : `在微信里搜小程序“明白了”，选我们村，这个季度 ${entryCount} 笔账，每一笔和它的凭证都看得到。`;
  const room = code ? width(page) - CODE_SIZE - 20 : width(page);
  page.font('bold').fontSize(SIZE.text).fillColor(INK).text(words, MARGIN, top, { width: room, lineGap: 4 });
  page
    .font('regular')
    .fontSize(SIZE.small)
    .fillColor(MUTED)
    .text(
      '不会用手机，可以到村委会请人打开看。哪一笔不明白，当面问、在小程序里问都行，必须答复。',
      MARGIN,
      page.y + 6,
      {
        width: room,
        lineGap: 3,
      },
    );
  page.text(`这封信按 ${formatDay(at, 0)} 的账做成。`, MARGIN, page.y + 6, { width: room });
  if (code) page.image(code, page.page.width - MARGIN - CODE_SIZE, top, { width: CODE_SIZE, height: CODE_SIZE });
}
