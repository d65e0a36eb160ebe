import { quarterWords } from '@shared/quarters';
import { formatDay, formatInstant } from '@shared/time';
import {
  type Briefing,
  benefitWords,
  briefingTitle,
  changesIn,
  sayChange,
  sayValue,
  whyWords,
  workWords,
} from './briefing';
import { heading, line, MARGIN, MUTED, say, SIZE, width } from './paper-text';
import { type Page, pdfFile } from './pdf-file';

/** The quarter as PDF, A4: what changed, where it came from, what was done, and what is missing. */
export const briefingPdf = (briefing: Briefing, at: string): Promise<Buffer> =>
  pdfFile({ title: briefingTitle(briefing), margin: MARGIN, at, draw: (page) => draw(page, briefing, at) });

const text = (page: Page, words: string) => say(page, words, { size: SIZE.text });
const note = (page: Page, words: string) => say(page, words, { size: SIZE.small, colour: MUTED });

function draw(page: Page, briefing: Briefing, at: string): void {
  const { now, before } = briefing;
  say(page, briefingTitle(briefing), { size: SIZE.title, bold: true });
  const counted = now ? `数字算到 ${formatInstant(now.asOf, 0)}，` : '';
  note(
    page,
    `${counted}${formatDay(at, 0)}印。和三个中心是同一份数。只有村集体的账、合同和汇总的人数，没有举报，也没有任何人。`,
  );
  page.moveDown(0.4);
  if (!now) return text(page, `${quarterWords(briefing.quarter)}没有留下数字，写不出简报。`);
  heading(page, '变了什么');
  if (!before) text(page, '上一季度没有留下数字，这次只写现在是多少，不写变化。');
  table(page, briefing);
  heading(page, '为什么');
  const reasons = changesIn(briefing).flatMap((change) => whyWords(change) ?? []);
  if (reasons.length === 0) text(page, before ? '和上一季度比没有变化。' : '没有上一季度的数，分不出是哪里变的。');
  for (const words of reasons) text(page, words);
  const { raised } = now;
  if (raised.length > 0)
    text(page, `这一季的预警问的是：${raised.map(({ title, count }) => `${title} ${count} 件`).join('，')}。`);
  heading(page, '做了什么');
  for (const words of workWords(now)) text(page, words);
  heading(page, '补贴');
  for (const words of benefitWords(now)) text(page, words);
  heading(page, '怎么算的');
  note(page, '收入、支出从这一年 1 月 1 日算起；其余是季度末（没到季度末的，是现在）的样子。按区划代码排，不排名次。');
  note(page, '预警是请核实的疑问，不是结论；涉及个人和举报的不在里面。5 人以下的数不写，也不让人从别的数里算出来。');
}

function table(page: Page, briefing: Briefing): void {
  const widths = [150, 120, 120, width(page) - 390];
  const head = ['', '上季度末', '这一季度', '变化'];
  line(page, head, widths, { size: SIZE.small, bold: true, colour: MUTED });
  for (const { figure, title, before, now, change } of changesIn(briefing))
    line(
      page,
      [
        title,
        before === undefined ? '没有' : sayValue(figure, before),
        sayValue(figure, now),
        change === undefined ? '没有' : sayChange(figure, change),
      ],
      widths,
    );
}
