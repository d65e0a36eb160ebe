import { DivisionCode } from '../divisions';
import { ExportFormat, Paper } from '../papers/papers';
import { Cut } from './statistics';
import { defineRoute } from '../route';
import { Month, Year } from '../time';
import * as z from '../zod';

export const exportReportStatistics = defineRoute({
  id: 'exportReportStatistics',
  access: ['cadre', 'township', 'regulator'],
  within: 'division',
  method: 'GET',
  path: '/divisions/{division}/report-statistics/{year}/{format}',
  summary: 'The statistics that I may see as a table file (导出表格)',
  params: z.object({ division: DivisionCode, year: Year, format: ExportFormat }),
  query: Cut,
  response: Paper,
});

export const printMonthlyReport = defineRoute({
  id: 'printMonthlyReport',
  method: 'GET',
  path: '/divisions/{division}/monthly-reports/{month}',
  summary: 'A month on paper: PDF, A4 (举报办理月报)',
  access: ['township', 'regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode, month: Month }),
  response: Paper,
});
