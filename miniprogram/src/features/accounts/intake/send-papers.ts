import { handOverPapers, listPaperBatches, mendPaper, showPaperBatch } from '@shared/accounts/intake';
import { type Outgoing, registerSender, sendAll } from '@/platform/sending/outbox';
import { uploadFile } from '@/platform/sending/upload';
import { keyOf } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { isSignedInAs } from '@/platform/server/session';
import { type OutgoingPaper, withPictures } from './draft';

/** Papers in the outbox, with their pictures. */
export interface OutgoingPapers {
  villageCode: string;
  /** Who took them: on a phone that two people use, they never go out as the other's. */
  by: string;
  papers: OutgoingPaper[];
  /** One paper that comes again in its own batch. */
  mend?: { batchId: string; paperId: string } | undefined;
}
export const PAPERS_OUT = 'intake';
export type PapersInOutbox = Outgoing<OutgoingPapers>;

export const intakeChanged = (): void => {
  for (const route of [listPaperBatches, showPaperBatch])
    void queryClient.invalidateQueries({ queryKey: keyOf(route) });
};

/**
 * How papers leave the outbox. Registered by the pages of this package, for the first package has no room for it: what waits goes out when one
 * of them is open, or was since the app began.
 */
registerSender<OutgoingPapers>(PAPERS_OUT, {
  mayGo: ({ by }) => isSignedInAs(by),
  sendFile: (file, _, watch) => uploadFile(file, { begun: file.begun, ...watch }).done,
  send: ({ villageCode, papers, mend }, mediaIds, idempotencyKey) => {
    const sent = withPictures(papers, mediaIds);
    if (!mend) return call(handOverPapers, { params: { villageCode }, body: { papers: sent }, idempotencyKey });
    const { mends: _, ...body } = sent[0]!;
    return call(mendPaper, { params: { villageCode, ...mend }, body, idempotencyKey });
  },
  onSent: intakeChanged,
});
void sendAll();
