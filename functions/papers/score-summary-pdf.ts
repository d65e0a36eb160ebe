import { MIN_SAMPLE, type SubjectScore, WORK_THEMES, WorkTheme } from '@shared/reviews/reviews';
import { quarterWords } from '@shared/quarters';
import { formatDay } from '@shared/time';
import type { Cadre } from '../identity/cadre-store';
import type { ScoreSummary } from '../reviews/summary-store';
import { THEME_NAMES } from '../reviews/theme-names';
import { heading, HOUSE, INK, keepTogether, line, MARGIN, MUTED, RULE, say, SIZE, width } from './paper-text';
import { type Page, pdfFile } from './pdf-file';
import { ANSWERS, TREND_WORDS } from './score-table';

/** A quarter's summary with whose names the page has. */
export interface PrintedSummary {
  readonly villageName: string;
  readonly summary: ScoreSummary;
  readonly cadres: readonly Pick<Cadre, 'cadreId' | 'title' | 'name'>[];
}

export const summaryTitle = ({ villageName, summary: { quarter } }: PrintedSummary): string =>
  `${villageName}${quarterWords(quarter)}点评小结`;

/** 点评小结 as PDF, A4: what everybody could read as the quarter ended, and how it came about. No comment and no person but the rated. */
export const scoreSummaryPdf = (printed: PrintedSummary, at: string): Promise<Buffer> =>
  pdfFile({ title: summaryTitle(printed), margin: MARGIN, at, draw: (page) => draw(page, printed, at) });

type Kept = ScoreSummary['scores'][number];
interface Line {
  readonly what: string;
  readonly score: SubjectScore;
}

function draw(page: Page, printed: PrintedSummary, at: string): void {
  const { summary, cadres } = printed;
  const of = (kind: Kept['kind'], nameOf: (id: string) => string): Line[] =>
    summary.scores.filter((each) => each.kind === kind).map((score) => ({ what: nameOf(score.id), score }));
  const work = of('work', (id) => THEME_NAMES[WorkTheme.options.find((theme) => theme === id)!]);
  const nameOf = (id: string) => {
    const cadre = cadres.find(({ cadreId }) => cadreId === id);
    return cadre ? `${cadre.title} ${cadre.name}` : '已经不在任的村干部';
  };
  say(page, summaryTitle(printed), { size: SIZE.title, bold: true });
  say(page, `这是 ${formatDay(summary.keptOn, 0)}大家在页面上看到的，以后不再改。${formatDay(at, 0)}印。`, {
    size: SIZE.small,
    colour: MUTED,
  });
  page.moveDown(0.4);
  say(page, '这些都是村民自己的看法，不是民主评议，也不决定谁称职。', { size: SIZE.text });
  part(page, '村里的工作', work);
  const rest = WORK_THEMES.filter((theme) => summary.scores.every(({ id }) => id !== theme));
  if (rest.length > 0)
    say(page, `${rest.map((theme) => THEME_NAMES[theme]).join('、')}：评价人数不足，不显示。`, {
      size: SIZE.small,
      colour: MUTED,
    });
  part(page, '村干部', of('cadre', nameOf));
  part(
    page,
    ANSWERS,
    of('answer', () => '署名举报人给答复打的分'),
  );
  explained(page);
}

const GRADES = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'] as const;
const COLOURS = ['#b3261e', '#d98a5b', '#d9c27a', '#9cc3b1', HOUSE] as const;

function part(page: Page, title: string, lines: readonly Line[]): void {
  heading(page, title);
  if (lines.length === 0) return say(page, '评价人数不足，不显示。', { size: SIZE.text });
  const widths = [180, 44, 52, width(page) - 276];
  line(page, ['', '得分', '评价', '怎么看'], widths, { size: SIZE.small, bold: true, colour: MUTED });
  for (const { what, score } of lines) {
    const { value, count, good, trend, stars } = score;
    keepTogether(page, 46);
    line(
      page,
      [
        what,
        value.toFixed(1),
        `${count} 次`,
        `满意以上 ${good.share}%，多半在 ${good.low}%–${good.high}%${trend ? `；${TREND_WORDS[trend]}` : ''}`,
      ],
      widths,
      { colour: INK },
    );
    bar(page, stars, count);
  }
}

const BAR = { height: 7, gap: 9 };
/** One bar of all voices, from the lowest grade to the highest, and how many each has beneath. */
function bar(page: Page, stars: readonly number[], count: number): void {
  let left = MARGIN;
  const top = page.y;
  stars.forEach((each, place) => {
    const wide = (each / count) * width(page);
    if (wide > 0) page.rect(left, top, wide, BAR.height).fill(COLOURS[place]!);
    left += wide;
  });
  page.rect(MARGIN, top, width(page), BAR.height).lineWidth(0.5).strokeColor(RULE).stroke();
  page.x = MARGIN;
  page.y = top + BAR.height + 2;
  say(page, stars.map((each, place) => `${GRADES[place]} ${each}`).join('　'), { size: SIZE.small, colour: MUTED });
  page.y += BAR.gap;
}

function explained(page: Page): void {
  heading(page, '怎么算的');
  const rules = [
    `同一个季度满 ${MIN_SAMPLE} 个人才有分数，分数每满 ${MIN_SAMPLE} 个人的变化才动一次。不到的不写，有没有人评也看不出来。`,
    '人少的时候，一两个人就能把分拉得很高或很低，所以先按全区同类的平均分垫上 10 次再算。',
    '评价越早算得越轻：这个季度算全份，上个季度算七成，满两年的不再算。',
    '排先后看“多半在”的低的一头，人少不占便宜。几个范围有重叠的，其实分不出好坏。',
  ];
  for (const rule of rules) say(page, `· ${rule}`, { size: SIZE.small });
}
