import { COPY_PATH, onCopy } from './book-copies';
import { BOOKKEEPERS } from './books';
import { ConsolidatedParams, ConsolidatedPeriod } from './consolidated-statements';
import { HAND_OVER_PAPER } from './hand-overs';
import { BATCH_PATH, CENTRE, INTAKE_PARTIES, onBatch } from './intake';
import { Ulid } from '../id';
import { ExportFormat, Paper } from '../papers/papers';
import { VillageParams } from './registers';
import { defineRoute } from '../route';
import { Month } from '../time';
import * as z from '../zod';

export const printBankReconciliation = defineRoute({
  id: 'printBankReconciliation',
  method: 'GET',
  path: '/villages/{villageCode}/bank-accounts/{bankAccountId}/months/{month}/paper',
  summary: 'A month of a bank account on paper, with both ends, what is open and who signed: PDF, A4 (打印余额调节表)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: z.extend(VillageParams, { bankAccountId: Ulid, month: Month }),
  response: Paper,
});

export const exportConsolidatedStatements = defineRoute({
  id: 'exportConsolidatedStatements',
  method: 'GET',
  path: '/divisions/{division}/years/{year}/consolidated-statements/{format}',
  summary: 'The statements of all villages as a table file, with the villages that are not in them (导出汇总报表)',
  access: BOOKKEEPERS,
  within: 'division',
  params: z.extend(ConsolidatedParams, { format: ExportFormat }),
  query: ConsolidatedPeriod,
  response: Paper,
});

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

export const printBookCopy = defineRoute({
  id: 'printBookCopy',
  method: 'GET',
  path: `${COPY_PATH}/paper`,
  summary: 'The copy that was given: PDF, A4, numbered, whose it is across each page (打印复制件)',
  access: ['resident', ...CENTRE],
  ...onCopy,
  response: Paper,
});

export const printHandOver = defineRoute({
  id: 'printHandOver',
  method: 'GET',
  ...HAND_OVER_PAPER,
  summary: 'The hand-over list with its three names, or that they are missing: PDF, A4 (打印会计交接清单)',
  errors: ['handOvers.notYours'],
});
