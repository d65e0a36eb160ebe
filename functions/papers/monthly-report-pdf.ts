import { CATEGORY_WORDS } from '@shared/reports/words';
import type { Part } from '@shared/reports/statistics';
import {
  DEFINITIONS,
  durationWords,
  figuresWords,
  GROUND_NAMES,
  percentWords,
  rateWords,
} from '@shared/reports/statistics-words';
import { dayInChina, formatDay, formatInstant, yearMonthOf } from '@shared/time';
import { type LateLine, type MonthlyReport, monthlyTitle } from './monthly-report';
import { heading, HOUSE, INK, keepTogether, LATE, line, MARGIN, MUTED, RULE, say, SIZE, width } from './paper-text';
import { type Page, pdfFile } from './pdf-file';
import { TOO_FEW } from './report-statistics-table';

/** The month as PDF, A4: the figures, the year's months as bars, the tables, what is late, and how it was counted. */
export const monthlyReportPdf = (report: MonthlyReport, at: string): Promise<Buffer> =>
  pdfFile({ title: monthlyTitle(report), margin: MARGIN, at, draw: (page) => draw(page, report, at) });

function draw(page: Page, report: MonthlyReport, at: string): void {
  const { month, ofMonth, ofYear } = report;
  say(page, monthlyTitle(report), { size: SIZE.title, bold: true });
  const counted = ofMonth.countedAt ? `数字算到 ${formatInstant(ofMonth.countedAt, 0)}，` : '';
  say(page, `${counted}${formatDay(at, 0)}印。只有数字，没有举报人，也没有举报的内容。`, {
    size: SIZE.small,
    colour: MUTED,
  });
  page.moveDown(0.6);
  const when = `${Number(month.slice(5))}月`;
  if (ofMonth.figures) figures(page, ofMonth.figures, when);
  else say(page, ofMonth.none ? `${when}没有收到举报。` : `${when}收到的${TOO_FEW}，不单独算。`, { size: SIZE.text });
  heading(page, `${month.slice(0, 4)}年每个月收到多少件`);
  const begun = yearMonthOf(dayInChina(at));
  bars(
    page,
    ofYear.months.filter((each) => each.month <= begun),
    month,
  );
  // Others than the regulator see each cut once: of the year.
  const [cuts, span] = ofMonth.categories.length > 0 ? [ofMonth, when] : [ofYear, '今年以来'];
  table(
    page,
    `${span}，按类别`,
    '类',
    cuts.categories.map(({ category, ...part }) => ({ name: CATEGORY_WORDS[category], part })),
  );
  table(
    page,
    `${span}，按单位（按区划代码排，不排名次）`,
    '个单位',
    cuts.offices.map(({ name, ...part }) => ({ name, part })),
  );
  if (report.late) lateList(page, report.late, report.moreLate ?? false);
  definitions(page);
}

function figures(page: Page, of: NonNullable<MonthlyReport['ofMonth']['figures']>, when: string): void {
  for (const sentence of figuresWords(of, when)) say(page, sentence, { size: SIZE.text });
  page.moveDown(0.4);
  const grounds = of.grounds.map(({ ground, count }) => `${GROUND_NAMES[ground]} ${count}`).join('，');
  const facts: [string, string][] = [
    ['受理', durationWords('受理', of.toAccept)],
    ['按时', rateWords(of.inTime)],
    ['不予受理', `${rateWords(of.refused)}${grounds && `：${grounds}`}`],
    ['申请复查', rateWords(of.reopened)],
    ['延期', rateWords(of.extended)],
    ['督办', `${of.supervised} 件`],
    ['打了分的', rateWords(of.satisfaction.rated)],
    ['没在这里办完', `转走 ${of.moved} 件，并案 ${of.merged} 件，撤回 ${of.withdrawn} 件`],
  ];
  for (const [name, words] of facts) line(page, [name, words], [110, width(page) - 110]);
}

const BARS = { height: 76, label: 14 };
/** Upright bars from zero; a month that is not told alone has none, and says so. */
function bars(page: Page, months: readonly (Part & { month: string })[], chosen: string): void {
  keepTogether(page, BARS.height + 2 * BARS.label);
  const most = Math.max(1, ...months.map(({ came }) => came ?? 0));
  const step = width(page) / Math.max(1, months.length);
  const floor = page.y + BARS.label + BARS.height;
  months.forEach(({ month, came }, place) => {
    const left = MARGIN + place * step;
    const height = ((came ?? 0) / most) * BARS.height;
    if (height > 0)
      page.rect(left + step * 0.2, floor - height, step * 0.6, height).fill(month === chosen ? HOUSE : '#9cc3b1');
    const word = { width: step, align: 'center' as const, lineBreak: false };
    page.font('regular').fontSize(SIZE.small).fillColor(INK);
    page.text(came === undefined ? '不足5' : String(came), left, floor - height - 13, word);
    page.fillColor(MUTED).text(`${Number(month.slice(5))}月`, left, floor + 3, word);
  });
  page
    .moveTo(MARGIN, floor)
    .lineTo(page.page.width - MARGIN, floor)
    .strokeColor(RULE)
    .lineWidth(1)
    .stroke();
  page.x = MARGIN;
  page.y = floor + BARS.label + 4;
}

const HEADER = ['', '收到', '办完', '一半在几天内答复', '按时', '超期没办完'];
function table(page: Page, title: string, rest: string, rows: readonly { name: string; part: Part }[]): void {
  const told = rows.filter(({ part }) => part.came !== 0);
  if (told.length === 0) return;
  heading(page, title);
  const widths = [150, 62, 52, 108, 56, width(page) - 428];
  line(page, HEADER, widths, { size: SIZE.small, bold: true, colour: MUTED });
  for (const { name, part } of told.filter(({ part }) => part.came !== undefined)) {
    const { came, finished, median, inTime, openLate } = part;
    const cell = (value: number | undefined, unit = '') => (value === undefined ? '—' : `${value}${unit}`);
    line(
      page,
      [name, cell(came), cell(finished), cell(median, ' 天'), percentWords(inTime) ?? '—', cell(openLate)],
      widths,
    );
  }
  const few = told.filter(({ part }) => part.came === undefined).length;
  if (few > 0) say(page, `其余 ${few} ${rest}没有，或者件数少不单独写。`, { size: SIZE.small, colour: MUTED });
}

function lateList(page: Page, late: readonly LateLine[], more: boolean): void {
  heading(page, '现在超期没办完的');
  if (late.length === 0) return say(page, '没有。', { size: SIZE.text });
  const widths = [150, 200, 90, width(page) - 440];
  line(page, ['编号', '在哪里', '期限', '超期'], widths, { size: SIZE.small, bold: true, colour: MUTED });
  for (const { referenceNo, office, dueAt, days } of late)
    line(page, [referenceNo, office, formatDay(dueAt, 0), `${days} 天`], widths, { colour: LATE });
  if (more) say(page, '还有更多，请看待办。', { size: SIZE.small, colour: MUTED });
}

function definitions(page: Page): void {
  heading(page, '怎么算的');
  for (const { term, how, source } of DEFINITIONS)
    line(page, [term, source ? `${how}（${source}）` : how], [110, width(page) - 110], { size: SIZE.small });
}
