import {
  type Receipt,
  type ReportDraft,
  type ReportMode,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import { call } from '@/platform/server/call';
import { discard, enqueue, type Outgoing, registerSender } from '@/platform/sending/outbox';
import { ownSender } from '@/platform/sending/own-sender';
import type { Question } from '@/platform/server/question';
import { uuid } from '@/platform/random';
import { isSignedInAs } from '@/platform/server/session';

/** A report in the outbox. */
export interface OutgoingReport {
  mode: ReportMode;
  report: Omit<ReportDraft, 'mediaIds'>;
  villageName: string;
  /** Who signs it, unless it is anonymous: on a phone that two people use, it never goes out as the other's. */
  by?: string | undefined;
  /** Unless it is named: its files belong to the draft. */
  draftKey?: string;
  /** What it asks about, unless it was written in the tab: what is refused goes back to where it was written. */
  question?: Question | undefined;
  /** The same words were sent already, and this is meant as another. */
  again?: true;
}

export const REPORT = 'report';

export type ReportInOutbox = Outgoing<OutgoingReport> & { receipt?: Receipt };

/** How reports leave the outbox: once, when the app is launched. */
export function sendReports(): void {
  registerSender<OutgoingReport>(REPORT, {
    mayGo: ({ mode, by }) => mode === 'anonymous' || isSignedInAs(by),
    sendFile: ownSender.sendFile,
    send: ({ mode, report, draftKey, again }, mediaIds, idempotencyKey) =>
      mode === 'anonymous'
        ? call(submitAnonymousReport, { body: { ...report, mediaIds, draftKey: draftKey ?? '' }, idempotencyKey })
        : call(submitReport, {
            body: { ...report, mediaIds, mode, ...(mode === 'confidential' && { draftKey }), ...(again && { again }) },
            idempotencyKey,
          }),
  });
}

/** Sends once more what was taken for something sent before: as a report of its own, with the files that were not taken then. */
export async function sendAnyway({ key, kind, body, files }: ReportInOutbox): Promise<void> {
  await enqueue({ key: await uuid(), kind, body: { ...body, again: true }, files });
  discard(key);
}
