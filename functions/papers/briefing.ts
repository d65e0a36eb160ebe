import { CentreFigure, type CentreFigures } from '@shared/supervision/centres';
import { FIGURE_TITLES } from '@shared/supervision/centre-words';
import { formatFen } from '@shared/money';
import { quarterWords } from '@shared/quarters';
import type { KeptQuarter } from '../supervision/centres/quarter';

/** A quarter on paper: how it stands, and how the one before ended. Either may be missing, and is said to be. */
export interface Briefing {
  readonly quarter: string;
  readonly name: string;
  readonly now?: KeptQuarter | undefined;
  readonly before?: KeptQuarter | undefined;
}

/** A number of the quarter before, of this one, and of what parts the difference is. */
export interface ChangeLine {
  readonly figure: CentreFigure;
  readonly title: string;
  readonly before?: number | undefined;
  readonly now: number;
  readonly change?: number | undefined;
  readonly parts: readonly { readonly name: string; readonly change: number }[];
}

/** Money that adds up over a year: in the first quarter it begins at nothing. */
const OF_YEAR: ReadonlySet<CentreFigure> = new Set(['incomeFen', 'expenseFen']);

export const briefingTitle = ({ name, quarter }: Pick<Briefing, 'name' | 'quarter'>): string =>
  `${name} ${quarterWords(quarter)} 监管简报`;

export const sayValue = (figure: CentreFigure, value: number): string =>
  figure.endsWith('Fen') ? formatFen(value) : String(value);
export const sayChange = (figure: CentreFigure, change: number): string =>
  change === 0 ? '没变' : `${change > 0 ? '多' : '少'} ${sayValue(figure, Math.abs(change))}`;

/** What stood before, of the year that this quarter's money is of. */
const beforeOf = (figure: CentreFigure, figures: CentreFigures, sameYear: boolean): number =>
  OF_YEAR.has(figure) && !sameYear ? 0 : figures[figure];

/** What changed since the quarter before, by figure; of places that were not there then nothing is said. */
export function changesIn({ now, before }: Briefing): ChangeLine[] {
  if (!now) return [];
  const sameYear = now.year === before?.year;
  const known = new Map(before?.parts.map(({ code, figures }) => [code, figures]));
  return CentreFigure.options.map((figure) => {
    const line = { figure, title: FIGURE_TITLES[figure], now: now.figures[figure] };
    if (!before) return { ...line, parts: [] };
    const was = beforeOf(figure, before.figures, sameYear);
    const parts = now.parts.flatMap(({ code, name, figures }) => {
      const then = known.get(code);
      const change = then ? figures[figure] - beforeOf(figure, then, sameYear) : 0;
      return change === 0 ? [] : [{ name, change }];
    });
    return { ...line, before: was, change: line.now - was, parts };
  });
}

/** More places than these are told together. */
const PARTS_TOLD = 8;

/** Where a change came from, by code: 罗龙街道多 2，江南镇少 1. */
export function whyWords({ figure, title, change, parts }: ChangeLine): string | undefined {
  if (!change || parts.length === 0) return undefined;
  const told = parts.slice(0, PARTS_TOLD).map((part) => `${part.name}${sayChange(figure, part.change)}`);
  const rest = parts.slice(PARTS_TOLD);
  const together = rest.reduce((sum, part) => sum + part.change, 0);
  return `${title}${sayChange(figure, change)}：${[
    ...told,
    ...(rest.length > 0 ? [`其余 ${rest.length} 处合起来${sayChange(figure, together)}`] : []),
  ].join('，')}。`;
}

const ENDINGS = { real: '真问题', explained: '已说明', falseAlarm: '误报', wrongData: '数据错' } as const;

/** What was asked and what was done about it. */
export function workWords({ raised, ended, figures, villages }: KeptQuarter): string[] {
  const asked = raised.reduce((sum, { count }) => sum + count, 0);
  const done = Object.values(ended).reduce((sum, count) => sum + count, 0);
  const endings = Object.entries(ENDINGS).flatMap(([kind, word]) => {
    const count = ended[kind as keyof typeof ENDINGS];
    return count ? [`${word} ${count} 件`] : [];
  });
  return [
    asked === 0 ? '这一季没有新的预警。' : `新提出预警 ${asked} 件。`,
    done === 0 ? '这一季没有了结预警。' : `了结 ${done} 件：${endings.join('，')}。`,
    `还有 ${figures.flowLate} 件过了期限没了结。`,
    `${villages} 个村（社区）里，上个整月结了账的 ${figures.closed} 个，公开了的 ${figures.published} 个。`,
  ];
}

const FEW = '不到 5 人，不写';
const sayPaid = (paid: { fen: number; persons: number } | undefined): string =>
  paid ? `${formatFen(paid.fen)}（${paid.persons} 人）` : FEW;

/** What subsidies paid against last year. Missing and hidden are two things, and neither is none. */
export function benefitWords({ benefits }: KeptQuarter): string[] {
  if (!benefits) return ['补贴的数还没有算过。'];
  const { paid, before, unclaimed, rostered, notCompared } = benefits;
  if (rostered === 0) return ['这里没有名册，补贴没有比过。'];
  return [
    `今年到账 ${sayPaid(paid)}；去年同期 ${sayPaid(before)}。5 人以下的项目不在里面。`,
    `按名册看可能该领没领的：${unclaimed === undefined ? FEW : `${unclaimed} 人`}。由村里告诉本人，能不能领由主管部门定。`,
    ...(notCompared > 0 ? [`另有 ${notCompared} 人名册上没有一年内的登记，没有比过。`] : []),
  ];
}
