import type { handOverPapers } from '@shared/accounts/intake';
import type { AnyRoute, BodyOf } from '@shared/route';
import { call } from '../server/call';
import { queryClient } from '../server/query';
import { type Outgoing, registerSender } from './outbox';
import { ownSender } from './own-sender';

/** Papers in the outbox, with their pictures. */
export interface OutgoingPapers {
  /** Where they go, by the contract of the page that wrote them: the first package has no room for the contract itself. */
  to: Pick<AnyRoute, 'method' | 'path' | 'access'>;
  /** With `batchId` and `paperId` it is one paper that comes again in its own batch. */
  params: { villageCode: string; batchId?: string; paperId?: string };
  /** Who took them: on a phone that two people use, they never go out as the other's. */
  by: string;
  /** As they are sent, with the pictures that they had before. */
  papers: BodyOf<typeof handOverPapers>['papers'];
  /** How many of the files each paper has, in their order. */
  pictures: number[];
  draftKey?: undefined;
}
export const PAPERS_OUT = 'intake';
export type PapersInOutbox = Outgoing<OutgoingPapers>;

/** How a village's papers leave the outbox: once, when the app is launched. */
export function sendPapers(): void {
  registerSender<OutgoingPapers>(PAPERS_OUT, {
    ...ownSender,
    send: ({ to, params, papers, pictures }, mediaIds, idempotencyKey) => {
      let from = 0;
      const sent = papers.map((paper, place) => ({
        ...paper,
        mediaIds: [...paper.mediaIds, ...mediaIds.slice(from, (from += pictures[place]!))],
      }));
      // `call` reads nothing else of a contract.
      return call(to as AnyRoute, { params, body: params.paperId ? sent[0] : { papers: sent }, idempotencyKey });
    },
    // Which lists have them is known to pages that are not loaded.
    onSent: () => void queryClient.invalidateQueries(),
  });
}
