import { AppError } from '@shared/errors';
import { type Receipt, type ReportDraft, type ReportMode, submitAnonymousReport, submitReport } from '@shared/reports';
import { call } from '@/platform/call';
import { discard, enqueue, type Outgoing, registerSender } from '@/platform/outbox';
import { newProof } from '@/platform/proof-of-work';
import { uuid } from '@/platform/random';
import { uploadFile } from '@/platform/upload';

/** A report in the outbox. */
export interface OutgoingReport {
  mode: ReportMode;
  report: Omit<ReportDraft, 'mediaIds'>;
  villageName: string;
  /** Unless it is named: its files belong to the draft. */
  draftKey?: string;
  /** The same words were sent already, and this is meant as another. */
  again?: true;
}

export const REPORT = 'report';

export type ReportInOutbox = Outgoing<OutgoingReport> & { receipt?: Receipt };

/** Sends with a proof that was worked out for it; once more with another when the first one was too late. */
async function withProof<T>(send: (proof: string) => Promise<T>): Promise<T> {
  try {
    return await send(await newProof());
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('challenge.')) throw error;
    return send(await newProof());
  }
}

/** How reports leave the outbox: once, when the app is launched. */
export function sendReports(): void {
  registerSender<OutgoingReport>(REPORT, {
    sendFile: (file, { draftKey }, watch) => uploadFile(file, { draftKey, begun: file.begun, ...watch }).done,
    send: ({ mode, report, draftKey, again }, mediaIds, idempotencyKey) =>
      mode === 'anonymous'
        ? withProof((proof) =>
            call(submitAnonymousReport, {
              query: { proof },
              body: { ...report, mediaIds, draftKey: draftKey ?? '' },
              idempotencyKey,
            }),
          )
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
