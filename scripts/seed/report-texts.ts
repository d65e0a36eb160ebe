import { ReportCategory } from '@shared/reports/reports';
import * as z from '@shared/zod';
import { readTable } from './tables';

export const ReportText = z.strictObject({
  category: ReportCategory,
  about: z.enum(['village', 'cadre', 'township']),
  description: z.string(),
  answer: z.string(),
  place: z.optional(z.string()),
});
export type ReportText = z.infer<typeof ReportText>;

/** What people report, and what an office answers. `{组}` is a group of the village. */
export const REPORT_TEXTS: readonly ReportText[] = readTable('report-texts', ReportText);

export const RATING_COMMENTS = [
  '办得快，谢谢',
  '说得清楚，服气',
  '路修好了，就是等得久了点',
  '答复了，但是还没有全部办完',
  '满意',
];
export const RETURN_REASONS = [
  '答复只说正在办，没有写明完成时间和责任人，请补充后重新答复。',
  '没有核对凭证原件，请核实后附材料答复。',
];
