import { listPaperBatches, showPaperBatch } from '@shared/accounts/intake';
import { askAgain } from '@/platform/server/answers';

/** What is kept of the lists is asked for anew. */
export const intakeChanged = (): void => {
  askAgain(listPaperBatches, showPaperBatch);
};
