import { listPaperBatches, showPaperBatch } from '@shared/accounts/intake';
import { keyOf } from '@/platform/server/answers';
import { queryClient } from '@/platform/server/query';

/** What is kept of the lists is asked for anew. */
export const intakeChanged = (): void => {
  for (const route of [listPaperBatches, showPaperBatch])
    void queryClient.invalidateQueries({ queryKey: keyOf(route) });
};
