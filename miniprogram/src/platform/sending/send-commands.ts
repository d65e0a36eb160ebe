import { supplyAnonymousMaterial, supplyMaterial } from '@shared/reports/commands';
import { answerReport, showReport } from '@shared/reports/reports';
import { askAgain } from '../server/answers';
import { call } from '../server/call';
import { type Outgoing, registerSender, type Sender } from './outbox';
import { ownSender } from './own-sender';

/** An answer or material in the outbox: a command on the version of the report that its writer saw. */
export interface OutgoingCommand {
  reportId: string;
  version: number;
  text: string;
  /** Who gave it: on a phone that two people use, it never goes out as the other's. */
  by?: string | undefined;
  /** The number of who holds a receipt; forgotten when it is sent. */
  receiptNo?: string | undefined;
  /** Files that are stored already, before those that are still to be sent. */
  mediaIds?: string[] | undefined;
  /** Its files belong to a draft, and to no account. */
  draftKey?: string | undefined;
}

export const ANSWER = 'answer';
export const MATERIAL = 'material';
export type CommandInOutbox = Outgoing<OutgoingCommand> & { kind: typeof ANSWER | typeof MATERIAL };

const shared = {
  ...ownSender,
  onSent: () => askAgain(showReport),
} satisfies Partial<Sender<OutgoingCommand>>;

/** How answers and material that met a bad network leave the outbox: once, when the app is launched. */
export function sendCommands(): void {
  registerSender<OutgoingCommand>(ANSWER, {
    ...shared,
    send: ({ reportId, version, text, mediaIds: stored = [] }, mediaIds, idempotencyKey) =>
      call(answerReport, {
        params: { reportId },
        body: { version, text, mediaIds: [...stored, ...mediaIds] },
        idempotencyKey,
      }),
  });
  registerSender<OutgoingCommand>(MATERIAL, {
    ...shared,
    send: ({ reportId, version, text, receiptNo, draftKey }, mediaIds, idempotencyKey) => {
      const material = { version, text, mediaIds };
      return receiptNo !== undefined
        ? call(supplyAnonymousMaterial, {
            body: { ...material, receiptNo, reportId, draftKey: draftKey ?? '' },
            idempotencyKey,
          })
        : call(supplyMaterial, {
            params: { reportId },
            body: { ...material, ...(draftKey !== undefined && { draftKey }) },
            idempotencyKey,
          });
    },
  });
}
