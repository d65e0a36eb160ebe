import { PROOF_ERRORS, ProofQuery } from '../challenge';
import { TownCode, VillageCode } from '../divisions';
import { Quarter } from '../quarters';
import { defineRoute } from '../route';
import * as z from '../zod';
import { ExportFormat, Paper } from './papers';

const paper = { method: 'GET', access: 'public', proof: 'paper' } as const;

export const printScoreSummary = defineRoute({
  id: 'printScoreSummary',
  ...paper,
  path: '/villages/{villageCode}/quarters/{quarter}/score-summary',
  summary: "What everybody could read of a village's scores when a quarter ended, as PDF, A4 (点评小结)",
  params: z.object({ villageCode: VillageCode, quarter: Quarter }),
  query: ProofQuery,
  response: Paper,
  errors: PROOF_ERRORS,
});

export const exportScores = defineRoute({
  id: 'exportScores',
  ...paper,
  path: '/divisions/{division}/score-exports/{format}',
  summary: "The scores of a village, or of a town's villages by theme, as they are read now: a table file (导出评分)",
  params: z.object({ division: z.union([VillageCode, TownCode]), format: ExportFormat }),
  query: ProofQuery,
  response: Paper,
  errors: PROOF_ERRORS,
});
