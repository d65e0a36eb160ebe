import { levelOf } from '@shared/divisions';
import type { Part, ReportStatistics } from '@shared/reports/statistics';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { percentWords } from '@shared/reports/statistics-words';
import type { Column } from './table-file';

/** A line of the table: which cut, which part of it, and its numbers; a part that is not told alone has none. */
export interface StatisticsRow extends Part {
  cut: string;
  name: string;
}

export const partOfFigures = ({ figures, none }: Pick<ReportStatistics, 'figures' | 'none'>): Part => {
  if (!figures) return none ? { came: 0, finished: 0 } : {};
  const { received, takenOver, answered, refused, toAnswer, inTime, openLate } = figures;
  return {
    came: received + takenOver,
    finished: answered + refused.count,
    median: toAnswer.median,
    inTime: inTime.share,
    openLate,
  };
};

/** What the page shows as lines of one table: the sum, then each cut that the reader may see. */
export function statisticsRows(statistics: ReportStatistics): StatisticsRow[] {
  const { name, division, months, categories, offices, above } = statistics;
  const below = levelOf(division) === 'district' ? '按镇（街道）' : '按村（社区）';
  return [
    { cut: '合计', name, ...partOfFigures(statistics) },
    ...(above ? [{ cut: '上级办的', name, ...above }] : []),
    ...months.map(({ month, ...part }) => ({ cut: '按月', name: month, ...part })),
    ...categories.map(({ category, ...part }) => ({ cut: '按类别', name: CATEGORY_WORDS[category], ...part })),
    ...offices.map(({ name: office, ...part }) => ({ cut: below, name: office, ...part })),
  ];
}

export const TOO_FEW = '不足 5 件';
const number = (value: number | undefined) => value ?? '';

export const STATISTICS_COLUMNS: readonly Column<StatisticsRow>[] = [
  { header: '怎么分', width: 14, of: ({ cut }) => cut },
  { header: '名称', width: 20, of: ({ name }) => name },
  { header: '收到（件）', width: 12, of: ({ came }) => came ?? TOO_FEW },
  { header: '办完（件）', width: 12, of: ({ finished }) => number(finished) },
  { header: '一半在几天内答复', width: 18, of: ({ median }) => number(median) },
  { header: '按时', width: 10, of: ({ inTime }) => percentWords(inTime) ?? '' },
  { header: '超期没办完（件）', width: 16, of: ({ openLate }) => number(openLate) },
];
