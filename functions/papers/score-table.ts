import type { SubjectScore } from '@shared/reviews/reviews';
import { MIN_SAMPLE } from '@shared/reviews/reviews';
import type { Column } from './table-file';

export const ANSWERS = '举报答复';
export const TREND_WORDS = { up: '比以前好', level: '和以前差不多', down: '比以前差' } as const;
/** The same where nobody judged as where four did. */
export const TOO_FEW = `不足 ${MIN_SAMPLE} 人`;

/** A subject of a village with what everybody reads of it: no score, no number. */
export interface ScoreRow {
  readonly villageName: string;
  readonly what: string;
  readonly score?: SubjectScore | undefined;
}

const number = (of: (score: SubjectScore) => number) => (row: ScoreRow) => (row.score ? of(row.score) : '');

export const SCORE_COLUMNS: readonly Column<ScoreRow>[] = [
  { header: '村（社区）', width: 16, of: ({ villageName }) => villageName },
  { header: '评什么', width: 28, of: ({ what }) => what },
  { header: '得分', width: 10, of: ({ score }) => score?.value ?? TOO_FEW },
  { header: '评价次数', width: 10, of: number(({ count }) => count) },
  { header: '非常不满意', width: 12, of: number(({ stars }) => stars[0]!) },
  { header: '不满意', width: 10, of: number(({ stars }) => stars[1]!) },
  { header: '基本满意', width: 10, of: number(({ stars }) => stars[2]!) },
  { header: '满意', width: 10, of: number(({ stars }) => stars[3]!) },
  { header: '非常满意', width: 10, of: number(({ stars }) => stars[4]!) },
  { header: '直接平均', width: 10, of: number(({ average }) => average) },
  { header: '全区同类', width: 10, of: number(({ kindMean }) => kindMean) },
  { header: '满意以上（%）', width: 14, of: number(({ good }) => good.share) },
  { header: '多半不低于（%）', width: 16, of: number(({ good }) => good.low) },
  { header: '多半不高于（%）', width: 16, of: number(({ good }) => good.high) },
  { header: '走势', width: 14, of: ({ score }) => (score?.trend ? TREND_WORDS[score.trend] : '') },
];
