import {
  askForMaterial,
  assignReport,
  extendReport,
  mergeReport,
  recuseFromReport,
  refuseReport,
  reopenAnonymousReport,
  reopenReport,
  resumeReport,
  splitReport,
  superviseReport,
  supplyAnonymousMaterial,
  supplyMaterial,
  transferReport,
  withdrawAnonymousReport,
  withdrawReport,
} from '@shared/reports/commands';
import {
  acceptReport,
  answerReport,
  rateAnonymousAnswer,
  rateAnswer,
  type ReportCommand,
  returnReport,
} from '@shared/reports/reports';
import type { BodyOf } from '@shared/route';
import { askForStatement } from '@shared/reports/accused-statements';
import { call } from '@/platform/server/call';
import type { Send } from './forms/use-command';

/** What each command says. */
export interface Bodies extends Record<Exclude<ReportCommand, 'release' | 'setAside'>, unknown> {
  accept: BodyOf<typeof acceptReport>;
  refuse: BodyOf<typeof refuseReport>;
  assign: BodyOf<typeof assignReport>;
  transfer: BodyOf<typeof transferReport>;
  recuse: BodyOf<typeof recuseFromReport>;
  askMaterial: BodyOf<typeof askForMaterial>;
  extend: BodyOf<typeof extendReport>;
  merge: BodyOf<typeof mergeReport>;
  split: BodyOf<typeof splitReport>;
  answer: BodyOf<typeof answerReport>;
  supply: BodyOf<typeof supplyMaterial>;
  resume: BodyOf<typeof resumeReport>;
  rate: BodyOf<typeof rateAnswer>;
  reopen: BodyOf<typeof reopenReport>;
  withdraw: BodyOf<typeof withdrawReport>;
  return: BodyOf<typeof returnReport>;
  supervise: BodyOf<typeof superviseReport>;
  askStatement: BodyOf<typeof askForStatement>;
}

/** How each command is sent: a page has those its reader may ever give. A pile is sorted on a page of its own. */
export type Senders = { readonly [C in keyof Bodies]?: Send<Bodies[C]> };

/**
 * By one who is signed in. A report that was handed away is not theirs to see: nothing comes back.
 * @param draftKey of a confidential report's reporter: the secret their files are sent under, for no account may own them.
 */
export const signedInSenders = (reportId: string, draftKey?: string): Senders => {
  const params = { reportId };
  return {
    accept: (body, idempotencyKey) => call(acceptReport, { params, body, idempotencyKey }),
    refuse: (body, idempotencyKey) => call(refuseReport, { params, body, idempotencyKey }),
    assign: (body, idempotencyKey) => call(assignReport, { params, body, idempotencyKey }),
    transfer: (body, idempotencyKey) => call(transferReport, { params, body, idempotencyKey }).then(() => undefined),
    recuse: (body, idempotencyKey) => call(recuseFromReport, { params, body, idempotencyKey }).then(() => undefined),
    askMaterial: (body, idempotencyKey) => call(askForMaterial, { params, body, idempotencyKey }),
    extend: (body, idempotencyKey) => call(extendReport, { params, body, idempotencyKey }),
    merge: (body, idempotencyKey) => call(mergeReport, { params, body, idempotencyKey }),
    split: (body, idempotencyKey) => call(splitReport, { params, body, idempotencyKey }),
    answer: (body, idempotencyKey) => call(answerReport, { params, body, idempotencyKey }),
    supply: (body, idempotencyKey) =>
      call(supplyMaterial, { params, body: { ...body, ...(draftKey && { draftKey }) }, idempotencyKey }),
    resume: (body, idempotencyKey) => call(resumeReport, { params, body, idempotencyKey }),
    rate: (body, idempotencyKey) => call(rateAnswer, { params, body, idempotencyKey }),
    reopen: (body, idempotencyKey) => call(reopenReport, { params, body, idempotencyKey }),
    withdraw: (body, idempotencyKey) => call(withdrawReport, { params, body, idempotencyKey }),
    return: (body, idempotencyKey) => call(returnReport, { params, body, idempotencyKey }),
    supervise: (body, idempotencyKey) => call(superviseReport, { params, body, idempotencyKey }),
    askStatement: (body, idempotencyKey) => call(askForStatement, { params, body, idempotencyKey }),
  };
};

/**
 * By the holder of a receipt, whom nobody knows.
 * @param draftKey the secret their files are sent under; nothing is supplied until there is one.
 */
export const receiptSenders = (
  { receiptNo, reportId }: { receiptNo: string; reportId: string },
  draftKey: string | undefined,
): Senders => ({
  rate: (body, idempotencyKey) => call(rateAnonymousAnswer, { body: { ...body, receiptNo, reportId }, idempotencyKey }),
  reopen: (body, idempotencyKey) =>
    call(reopenAnonymousReport, { body: { ...body, receiptNo, reportId }, idempotencyKey }),
  withdraw: (body, idempotencyKey) =>
    call(withdrawAnonymousReport, { body: { ...body, receiptNo, reportId }, idempotencyKey }),
  ...(draftKey && {
    supply: (body, idempotencyKey) =>
      call(supplyAnonymousMaterial, { body: { ...body, receiptNo, reportId, draftKey }, idempotencyKey }),
  }),
});
