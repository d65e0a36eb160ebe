import type { WorkTheme } from '@shared/reviews/reviews';

/** The themes of a village's work as papers and alerts name them. */
export const THEME_NAMES: Record<WorkTheme, string> = {
  finance: '财务公开',
  efficiency: '办事效率',
  environment: '村庄环境',
  attitude: '服务态度',
  fairness: '办事公道',
};
