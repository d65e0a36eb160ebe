import { examinePapersHandler } from './examine-papers';
import { handOverPapersHandler } from './hand-over-papers';
import { mendPaperHandler } from './mend-paper';
import { listPaperBatchesHandler, showPaperBatchHandler } from './read-batches';
import { signPaperListHandler } from './sign-paper-list';

/** 票据交接: what a village hands to its centre. */
export const intakeHandlers = [
  handOverPapersHandler,
  listPaperBatchesHandler,
  showPaperBatchHandler,
  examinePapersHandler,
  mendPaperHandler,
  signPaperListHandler,
];
