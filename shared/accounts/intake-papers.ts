import { BATCH_PATH, INTAKE_PARTIES, onBatch } from './intake';
import { Paper } from '../papers/papers';
import { defineRoute } from '../route';

export const printPaperList = defineRoute({
  id: 'printPaperList',
  method: 'GET',
  path: `${BATCH_PATH}/list`,
  summary: 'The hand-over list with both names, counts, sums and what went back: PDF, A4 (打印交接清单)',
  access: INTAKE_PARTIES,
  ...onBatch,
  response: Paper,
  errors: ['intake.notYours'],
});
