import { Entity, type FormattedItem, item, string } from './entity';
import { putNew } from './row';
import { newId } from './id';
import { LedgerTable } from './tables';
import { readRows } from './query-page';

/** The trail of every change: written in the same transaction as the change, never replaced (IAM denies DeleteItem). */
export const AuditEntity = new Entity({
  name: 'Audit',
  table: LedgerTable,
  schema: item({
    subject: string().key(),
    auditId: string().key(),
    action: string(),
    at: string(),
    /** The account that did it; `anonymous` where nobody may be known. */
    actor: string(),
    role: string().optional(),
    requestId: string().optional(),
    note: string().optional(),
  }),
  computeKey: ({ subject, auditId }) => ({ pk: `AUDIT#${subject}`, sk: `AUDIT#${auditId}` }),
  answers: 'Who did what to a subject, and when',
});

export interface AuditRow {
  /** `person#01J…`, `media#01J…` */
  subject: string;
  /** The command: `answerReport`. */
  action: string;
  at: string;
  actor: string;
  role?: string;
  /** Absent for an anonymous actor. */
  requestId?: string;
  note?: string;
}

/**
 * The write of a line in a subject's trail, for the transaction that makes the change. A report's trail is a chain:
 * `transactTrailed` in `trail.ts` writes it.
 */
export const auditRow = <S extends string>(
  row: Omit<AuditRow, 'subject'> & { subject: S } & (S extends `report#${string}` ? never : unknown),
) => {
  if (row.subject.startsWith('report#')) throw new Error("a report's trail is a chain: transactTrailed writes it");
  return putNew(AuditEntity, { ...row, auditId: newId(row.at) });
};

/** What was done to a subject, the oldest first: all of it, for the command line. */
export const auditRowsOf = (subject: string): Promise<FormattedItem<typeof AuditEntity>[]> =>
  readRows(AuditEntity, { partition: `AUDIT#${subject}`, range: { beginsWith: 'AUDIT#' }, consistent: true });
