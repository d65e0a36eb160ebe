import type { Box } from '@shared/media/redaction';
import { formatFen } from '@shared/money';
import { drawn, type Drawn, escaped } from './draw';

/** What is written on a page of a voucher's papers. */
export interface PaperPage {
  readonly kind: string;
  readonly title: string;
  readonly village: string;
  readonly on: string;
  readonly voucherNo: string;
  readonly items: readonly { what: string; who: string; fen: number }[];
  /** The first is 1. */
  readonly page: number;
}

const [WIDTH, HEIGHT] = [1000, 1400];
const [LEFT, RIGHT] = [80, WIDTH - 80];
/** From one line of a list to the next. */
const ROW = 96;
/** The paper's colour, its ink, and the colour of its seal. */
const LOOK: Record<string, [paper: string, ink: string, seal: string]> = {
  发票: ['#fdf8ee', '#7a3b1d', '#b3261e'],
  收据: ['#f4f7fc', '#274b7a', '#b3261e'],
  银行回单: ['#f7f7f4', '#2f3a36', '#1d4f91'],
};
const PLAIN: [string, string, string] = ['#fbfaf6', '#2a2a28', '#b3261e'];
/** Papers of words and not of sums. */
const PROSE = new Set(['决议', '合同', '文件', '审计', '验收单']);

/** In ten-thousandths of the page. */
const boxOf = (x: number, y: number, width: number, height: number): Box => ({
  x: Math.floor((x * 10_000) / WIDTH),
  y: Math.floor((y * 10_000) / HEIGHT),
  width: Math.ceil((width * 10_000) / WIDTH),
  height: Math.ceil((height * 10_000) / HEIGHT),
});

const text = (x: number, y: number, words: string, size = 28, more = '') =>
  `<text x="${x}" y="${y}" font-size="${size}" ${more}>${escaped(words)}</text>`;
const rule = (y: number) =>
  `<line x1="${LEFT}" x2="${RIGHT}" y1="${y}" y2="${y}" stroke="currentColor" stroke-width="2"/>`;
/** A scrawl where somebody signed. */
const signature = (x: number, y: number) =>
  `<path d="M${x} ${y} q18 -34 30 -4 t34 -8 t30 6 q10 -26 24 -2" fill="none" stroke="#1d2a6b" stroke-width="4"/>`;
const seal = (x: number, y: number, words: string, colour: string) =>
  `<g fill="none" stroke="${colour}" opacity="0.75" transform="rotate(-8 ${x} ${y})"><circle cx="${x}" cy="${y}" r="88" stroke-width="6"/>` +
  `<path d="M${x} ${y - 30} l9 26 h27 l-22 17 8 27 -22 -16 -22 16 8 -27 -22 -17 h27 z" fill="${colour}" stroke="none"/></g>` +
  text(x, y + 68, words, 20, `fill="${colour}" text-anchor="middle" opacity="0.75"`);

/** A masked name (王*英) as it stands on the paper itself: somebody invented. */
const nameOnPaper = (masked: string): string => masked.replaceAll('*', '小');
const isPerson = (who: string): boolean => who.includes('*');

/** Draws a page with its date, its sums as the voucher has them, a seal; names of persons, signatures and account numbers are boxed. */
export async function drawPaper(paper: PaperPage): Promise<Drawn> {
  const [background, ink, sealed] = LOOK[paper.kind] ?? PLAIN;
  const boxes: Box[] = [];
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#8d8a82"/>`,
    `<g transform="rotate(${paper.page % 2 ? -0.6 : 0.5} ${WIDTH / 2} ${HEIGHT / 2})">`,
    `<rect x="30" y="30" width="${WIDTH - 60}" height="${HEIGHT - 60}" fill="${background}"/><g fill="${ink}" color="${ink}">`,
    text(WIDTH / 2, 130, paper.title, 46, 'text-anchor="middle"'),
    text(LEFT, 200, paper.village),
    text(RIGHT, 200, paper.on, 28, 'text-anchor="end"'),
    rule(225),
    ...(PROSE.has(paper.kind) ? prose(paper, boxes) : sums(paper, boxes)),
    '</g>',
    seal(RIGHT - 150, HEIGHT - 250, paper.kind === '银行回单' ? '业务专用章' : '专用章', sealed),
    text(
      WIDTH / 2,
      HEIGHT - 70,
      `演示用的画，不是真单据　附于 ${paper.voucherNo}　第 ${paper.page} 页`,
      22,
      'fill="#77736a" text-anchor="middle"',
    ),
    '</g>',
  ];
  return { jpeg: await drawn(WIDTH, HEIGHT, parts.join('')), boxes };
}

function sums({ kind, items }: PaperPage, boxes: Box[]): string[] {
  const shown = items.slice(0, 9);
  const rows = shown.flatMap(({ what, who, fen }, place) => {
    const y = 290 + place * ROW;
    if (isPerson(who)) boxes.push(boxOf(LEFT - 8, y + 14, 220, 44), boxOf(LEFT + 330, y + 8, 190, 50));
    return [
      text(LEFT, y, what.slice(0, 22)),
      text(LEFT, y + 44, isPerson(who) ? nameOnPaper(who) : who.slice(0, 20), 24),
      ...(isPerson(who) ? [text(LEFT + 250, y + 44, '签收', 22), signature(LEFT + 350, y + 44)] : []),
      text(RIGHT, y, formatFen(fen), 30, 'text-anchor="end"'),
      rule(y + 62),
    ];
  });
  const end = 290 + shown.length * ROW;
  const total = items.reduce((sum, { fen }) => sum + fen, 0);
  const account = kind === '银行回单' ? [text(LEFT, end + 80, '付款账号　9999 0000 0000 0001', 26)] : [];
  if (account.length > 0) boxes.push(boxOf(LEFT + 120, end + 48, 420, 44));
  return [
    ...rows,
    text(LEFT, end + 20, '合计', 32),
    text(RIGHT, end + 20, formatFen(total), 34, 'text-anchor="end"'),
    ...account,
  ];
}

function prose({ title, items, page }: PaperPage, boxes: Box[]): string[] {
  const [first] = items;
  const words = [
    `事项：${first?.what ?? title}`,
    `金额：${formatFen(items.reduce((sum, { fen }) => sum + fen, 0))} 元`,
    ...(first && !isPerson(first.who) && first.who ? [`对方：${first.who}`] : []),
    page === 1 ? '经会议讨论，同意按预算办理，全程公开。' : '到会人员逐项核对，与约定相符。',
    '村务监督委员会在场。有异议的，可以向镇街反映。',
  ];
  const y = 320 + words.length * 70;
  boxes.push(boxOf(LEFT + 90, y + 22, 480, 80));
  return [
    ...words.map((line, place) => text(LEFT, 300 + place * 70, line, 30)),
    text(LEFT, y + 70, '签字：', 28),
    signature(LEFT + 110, y + 70),
    signature(LEFT + 290, y + 72),
  ];
}
