import type { PaperKind } from '@shared/accounts/attachments';
import { handOverPapers, type IntakePaper } from '@shared/accounts/intake';
import { checkForm } from '@/platform/check-form';
import type { PickedFile } from '@/platform/files/pick-media';
import type { OutgoingPapers } from '@/platform/sending/send-papers';
import { fenOf } from '../desk/amount';
import { WRITE } from './copy';

/** A paper as it is typed on the phone: its pictures lie where WeChat does not clean, until they are sent. */
export interface DraftPaper {
  kind?: PaperKind | undefined;
  amount: string;
  on: string;
  what: string;
  files: PickedFile[];
  /** Pictures that it had when it came back, and keeps. */
  had: string[];
  mends?: { batchId: string; paperId: string } | undefined;
}
export interface DraftBatch {
  papers: DraftPaper[];
}

export const blankPaper: DraftPaper = { amount: '', on: '', what: '', files: [], had: [] };
export const draftName = (villageCode: string, paperId = ''): string => `accounts.intake.${villageCode}.${paperId}`;

/** A returned paper as it is mended. */
export const mendedDraft = (
  batchId: string,
  { paperId, kind, amountFen, on, what, pictures }: IntakePaper,
): DraftPaper => ({
  ...{ kind, on, what, files: [], amount: amountFen > 0 ? (amountFen / 100).toFixed(2) : '' },
  had: pictures.map(({ mediaId }) => mediaId),
  mends: { batchId, paperId },
});

/** What a form that could not be sent was typed as: its files go back with it. */
export function draftOf({ papers, pictures }: Outgoing, files: readonly PickedFile[]): DraftBatch {
  let from = 0;
  return {
    papers: papers.map(({ amountFen, mediaIds: had, kind, on, what, mends }, place) => {
      // What was stored of them may be forgotten by the time they are sent again.
      const its = files
        .slice(from, (from += pictures[place]!))
        .map((file) => ({ ...file, mediaId: undefined, begun: undefined }));
      return { kind, on, what, had, mends, files: its, amount: amountFen > 0 ? (amountFen / 100).toFixed(2) : '' };
    }),
  };
}

/** Counts and sum of what is typed so far, in fen. */
export const sumOf = (papers: readonly DraftPaper[]): number =>
  papers.reduce((fen, { amount }) => fen + (fenOf(amount) ?? 0), 0);

/** Stands for a picture that is not stored yet, so that the contract can be asked before it is. */
const NOT_YET = '0'.repeat(26);

type Outgoing = Pick<OutgoingPapers, 'papers' | 'pictures'>;
type Checked = { value: Outgoing; errors?: undefined } | { value?: undefined; errors: Record<string, string> };

/** The batch as it is to be sent, or a sentence for each field that is wrong. */
export function outgoingOf({ papers }: DraftBatch): Checked {
  const errors: Record<string, string> = {};
  const typed = papers.map(({ kind, amount, on, what, files, had, mends }, place) => {
    const amountFen = fenOf(amount);
    if (amountFen === undefined) errors[`papers.${place}.amountFen`] = WRITE.amountWrong;
    return {
      ...{ kind, amountFen: amountFen ?? 0, on, what },
      mediaIds: [...had, ...files.map(() => NOT_YET)],
      ...(mends && { mends }),
    };
  });
  const { value, errors: wrong = {} } = checkForm(handOverPapers.body!, { papers: typed });
  const found = { ...wrong, ...errors };
  if (!value || Object.keys(found).length > 0) return { errors: found };
  return {
    value: {
      papers: value.papers.map((paper, place) => ({ ...paper, mediaIds: papers[place]!.had })),
      pictures: papers.map(({ files }) => files.length),
    },
  };
}
