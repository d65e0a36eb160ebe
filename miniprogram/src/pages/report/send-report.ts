import { type Receipt, type ReportDraft, submitAnonymousReport, submitReport } from '@shared/reports';
import { call } from '@/platform/call';
import { type Outgoing, registerSender } from '@/platform/outbox';
import { uploadFile } from '@/platform/upload';

/** A report in the outbox. With a draft key it is anonymous. */
export interface OutgoingReport {
  report: Omit<ReportDraft, 'mediaIds'>;
  villageName: string;
  draftKey?: string;
}

export const REPORT = 'report';

export type ReportInOutbox = Outgoing<OutgoingReport> & { receipt?: Receipt };

/** How reports leave the outbox: once, when the app is launched. */
export function sendReports(): void {
  registerSender<OutgoingReport>(REPORT, {
    sendFile: (file, { draftKey }) => uploadFile(file, { draftKey }).done,
    send: ({ report, draftKey }, mediaIds, idempotencyKey) =>
      draftKey !== undefined
        ? call(submitAnonymousReport, { body: { ...report, mediaIds, draftKey }, idempotencyKey })
        : call(submitReport, { body: { ...report, mediaIds }, idempotencyKey }),
  });
}
