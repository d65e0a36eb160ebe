import type { PaperKind } from '@shared/accounts/attachments';
import {
  type BatchState,
  type BatchSums,
  type Counted,
  type IntakeSide,
  type IntakeState,
  REASONS_OF,
  type ReturnReason,
} from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import type { Hand } from '../desk/pending';

/** One paper as its village handed it over, and what became of it. */
export interface BatchPaper {
  readonly paperId: string;
  readonly kind: PaperKind;
  readonly amountFen: number;
  /** The day on it, in China. */
  readonly on: string;
  readonly what: string;
  readonly mediaIds: string[];
  readonly state: IntakeState;
  readonly reason?: ReturnReason | undefined;
  /** Who accepted or returned it last. */
  readonly examined?: Hand | undefined;
  readonly timesReturned: number;
  readonly sentAgainIn?: string | undefined;
  /** The voucher on its way or in the book that is made of it: the key that it is booked once under. */
  readonly pendingId?: string | undefined;
}

/** A batch of papers (一批票据) on its way from a village to its centre. */
export interface Batch {
  readonly papers: readonly BatchPaper[];
  /** All who handed any of it over: none of them accepts it or takes it for the centre. */
  readonly handers: readonly Hand[];
  readonly forVillage?: (Hand & { digest: string }) | undefined;
  readonly forCentre?: (Hand & { digest: string }) | undefined;
}

export type Content = Pick<BatchPaper, 'kind' | 'amountFen' | 'on' | 'what' | 'mediaIds'>;

export const fresh = (content: Content, paperId: string): BatchPaper => ({
  ...content,
  paperId,
  state: 'waiting',
  timesReturned: 0,
});

/** How far a batch is: examined when nothing of it waits, signed when both sides have. */
export const stateOf = ({ papers, forVillage, forCentre }: Batch): BatchState =>
  forVillage && forCentre ? 'signed' : papers.some(({ state }) => state === 'waiting') ? 'handed' : 'examined';

/** Counts and sums of a list, in fen: the whole is that of its parts. */
export function sumsOf(papers: readonly Pick<BatchPaper, 'state' | 'amountFen'>[]): BatchSums {
  const counted = (some: readonly { amountFen: number }[]): Counted => ({
    count: some.length,
    fen: some.reduce((fen, { amountFen }) => fen + amountFen, 0),
  });
  const of = (state: IntakeState) => counted(papers.filter((paper) => paper.state === state));
  return { all: counted(papers), waiting: of('waiting'), accepted: of('accepted'), returned: of('returned') };
}

const refuseReason = (place: number, message: string): never => {
  throw new AppError('request.malformed', [{ path: `decisions.${place}.reason`, message }]);
};

export interface Decision {
  readonly paperId: string;
  readonly reason?: ReturnReason | undefined;
}

/**
 * Several papers accepted or returned, all of them or none.
 * @throws AppError `intake.wrongState` for one that waits no more, `intake.samePerson`, `request.malformed` for a reason of another kind of paper
 */
export function examined<B extends Batch>(batch: B, decisions: readonly Decision[], hand: Hand): B {
  if (!batch.handers.every(({ personId }) => areTwoPersons(personId, hand.personId)))
    throw new AppError('intake.samePerson');
  const byId = new Map(decisions.map((decision, place) => [decision.paperId, { ...decision, place }]));
  if (byId.size < decisions.length) throw new AppError('intake.wrongState');
  const papers = batch.papers.map((paper): BatchPaper => {
    const decision = byId.get(paper.paperId);
    if (!decision) return paper;
    byId.delete(paper.paperId);
    if (paper.state !== 'waiting') throw new AppError('intake.wrongState');
    const { reason, place } = decision;
    if (reason && !REASONS_OF[paper.kind].includes(reason)) refuseReason(place, '这种票据没有这个退回原因');
    return reason
      ? { ...paper, state: 'returned', reason, examined: hand, timesReturned: paper.timesReturned + 1 }
      : { ...paper, state: 'accepted', reason: undefined, examined: hand };
  });
  if (byId.size > 0) throw new AppError('notFound');
  return { ...batch, papers };
}

/** The paper of a batch that came back and was not sent again yet. @throws AppError `notFound`, `intake.wrongState` */
export function returnedPaper({ papers }: Batch, paperId: string): BatchPaper {
  const paper = papers.find((one) => one.paperId === paperId);
  if (!paper) throw new AppError('notFound');
  if (paper.state !== 'returned' || paper.sentAgainIn) throw new AppError('intake.wrongState');
  return paper;
}

const withPaper = <B extends Batch>(batch: B, changed: BatchPaper): B => ({
  ...batch,
  papers: batch.papers.map((paper) => (paper.paperId === changed.paperId ? changed : paper)),
});

/**
 * A returned paper that comes again in its own batch, while not both sides have signed: what one side signed is void.
 * @throws AppError `notFound`, `intake.wrongState`
 */
export function mended<B extends Batch>(batch: B, paperId: string, content: Content, hand: Hand): B {
  if (stateOf(batch) === 'signed') throw new AppError('intake.wrongState');
  const { timesReturned } = returnedPaper(batch, paperId);
  const handers = [...batch.handers.filter(({ personId }) => personId !== hand.personId), hand];
  const unsigned = { ...batch, handers, forVillage: undefined, forCentre: undefined };
  return withPaper(unsigned, { ...fresh(content, paperId), timesReturned });
}

/** A returned paper that comes again in another batch: nothing is left to do with it here. @throws AppError `notFound`, `intake.wrongState` */
export const sentAgain = <B extends Batch>(batch: B, paperId: string, batchId: string): B =>
  withPaper(batch, { ...returnedPaper(batch, paperId), sentAgainIn: batchId });

/**
 * The list signed for one side.
 * @param signed what the signer saw; `digest` is that of the list now.
 * @throws AppError `intake.wrongState` while a paper waits or where that side has signed, `intake.changed`, `intake.samePerson`: nobody signs for
 * both, who handed over does not take, who examined does not hand over
 */
export function signed<B extends Batch>(
  batch: B,
  side: IntakeSide,
  hand: Hand,
  { signed: seen, digest }: { signed: string; digest: string },
): B {
  const own = side === 'village' ? 'forVillage' : 'forCentre';
  if (batch[own] || stateOf(batch) !== 'examined') throw new AppError('intake.wrongState');
  if (seen !== digest) throw new AppError('intake.changed');
  const others =
    side === 'village'
      ? [batch.forCentre, ...batch.papers.map((paper) => paper.examined)]
      : [batch.forVillage, ...batch.handers];
  if (!others.every((other) => other === undefined || areTwoPersons(other.personId, hand.personId)))
    throw new AppError('intake.samePerson');
  return { ...batch, [own]: { ...hand, digest } };
}

/** Papers taken for a voucher. @throws AppError `notFound`, `intake.notAccepted`, `intake.booked` */
export function booked<B extends Batch>(batch: B, paperIds: readonly string[], pendingId: string): B {
  return [...new Set(paperIds)].reduce((before, paperId) => {
    const paper = before.papers.find((one) => one.paperId === paperId);
    if (!paper) throw new AppError('notFound');
    if (paper.state !== 'accepted') throw new AppError('intake.notAccepted');
    if (paper.pendingId) throw new AppError('intake.booked');
    return withPaper(before, { ...paper, pendingId });
  }, batch);
}

/** The papers of a voucher that was sent back: each may be booked again. */
export const freed = <B extends Batch>(batch: B, pendingId: string): B => ({
  ...batch,
  papers: batch.papers.map((paper) => (paper.pendingId === pendingId ? { ...paper, pendingId: undefined } : paper)),
});

/** Everyone in a batch's steps, by the rows they stood on: a human being on two is compared as one. */
export const handsIn = ({ handers, papers, forVillage, forCentre }: Batch): (string | undefined)[] => [
  ...[...handers, forVillage, forCentre].map((hand) => hand?.personId),
  ...papers.map((paper) => paper.examined?.personId),
];
