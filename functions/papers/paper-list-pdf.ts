import { type Counted, type PaperBatchView, RETURN_REASONS } from '@shared/accounts/intake';
import { formatFen } from '@shared/money';
import { formatDay } from '@shared/time';
import { heading, LATE, line, MARGIN, MUTED, say, SIZE, width } from './paper-text';
import { type Page, pdfFile } from './pdf-file';

/** What stands on a hand-over list: no picture, and nothing that is not on the screen of its two sides. */
export type PrintedList = Pick<
  PaperBatchView,
  'villageName' | 'handed' | 'sums' | 'forVillage' | 'forCentre' | 'digest'
> & {
  readonly papers: readonly Pick<
    PaperBatchView['papers'][number],
    'kind' | 'what' | 'on' | 'amountFen' | 'state' | 'reason'
  >[];
  readonly isSigned: boolean;
};

const TITLE = '票据交接清单';
const counted = ({ count, fen }: Counted) => `${count} 张，${formatFen(fen)}`;

/** 票据交接清单 as PDF, A4: what the centre took and what went back with the reason, counts and sums, and both names, or that it is not signed. */
export const paperListPdf = (list: PrintedList, at: string): Promise<Buffer> =>
  pdfFile({ title: TITLE, margin: MARGIN, at, draw: (page) => draw(page, list, at) });

const columns = (page: Page) => [70, 70, width(page) - 360, 100, 120];

function draw(page: Page, list: PrintedList, at: string): void {
  const { villageName, handed, sums, papers } = list;
  say(page, TITLE, { size: SIZE.title, bold: true });
  say(page, `${villageName}　${formatDay(handed.at, 0)}由 ${handed.name} 交来`, { size: SIZE.text });
  say(page, `${formatDay(at, 0)}印。金额单位：元。`, { size: SIZE.small, colour: MUTED });
  say(page, `一共 ${counted(sums.all)}；收下 ${counted(sums.accepted)}；退回 ${counted(sums.returned)}。`, {
    size: SIZE.text,
  });
  section(page, '收下的', papers, 'accepted');
  section(page, '退回的', papers, 'returned');
  if (sums.waiting.count > 0) section(page, '还没有审的', papers, 'waiting');
  signatures(page, list);
}

function section(
  page: Page,
  title: string,
  papers: PrintedList['papers'],
  state: PrintedList['papers'][number]['state'],
): void {
  heading(page, title);
  const its = papers.filter((paper) => paper.state === state);
  if (its.length === 0) return say(page, '没有。', { size: SIZE.text });
  for (const { on, kind, what, amountFen, reason } of its)
    line(page, [on, kind, what, formatFen(amountFen), reason ? RETURN_REASONS[reason] : ''], columns(page), {
      size: SIZE.small,
    });
}

function signatures(page: Page, { forVillage, forCentre, isSigned, digest }: PrintedList): void {
  heading(page, '签字');
  const words = (who: string, hand: PrintedList['forVillage']) =>
    hand ? `${who}：${hand.name}　${formatDay(hand.at, 0)}` : `${who}：还没有签`;
  say(page, words('交（村）', forVillage), { size: SIZE.text });
  say(page, words('接（中心）', forCentre), { size: SIZE.text });
  if (!isSigned) say(page, '没有两边签字，这张清单还不算数。', { size: SIZE.text, colour: LATE });
  say(page, `清单指纹 ${digest}`, { size: SIZE.small, colour: MUTED });
}
