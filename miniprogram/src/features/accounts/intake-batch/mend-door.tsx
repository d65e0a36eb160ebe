import type { IntakePaper, PaperBatchView } from '@shared/accounts/intake';
import { openPage } from '@/platform/navigate';
import { draftKept, putDraft } from '@/platform/sending/drafts';
import { Button } from '@/ui/button';
import { BATCH } from '../intake/copy';
import { type DraftBatch, draftName, mendedDraft } from '../intake/draft';

/** The way to send a returned paper again: in its own batch, or with the next one where both have signed. */
export function MendDoor({ batch, paper }: { batch: PaperBatchView; paper: IntakePaper }) {
  const { villageCode, batchId, state } = batch;
  const { paperId } = paper;
  if (paper.state !== 'returned' || paper.sentAgainIn) return null;
  const open = () => {
    if (state !== 'signed') return openPage('accounts/intake-write', { villageCode, batchId, paperId });
    const next = draftKept<DraftBatch>(draftName(villageCode))?.papers ?? [];
    const isIn = next.some(({ mends }) => mends?.paperId === paperId);
    const begun = next.filter(({ what, files }) => what || files.length > 0);
    if (!isIn) putDraft(draftName(villageCode), { papers: [...begun, mendedDraft(batchId, paper)] });
    openPage('accounts/intake-write', { villageCode });
  };
  return (
    <Button small onClick={open}>
      {BATCH.mend}
    </Button>
  );
}
