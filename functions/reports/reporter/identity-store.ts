import { Entity, item, string } from '../../platform/entity';
import { putNew, readRow } from '../../platform/row';
import { type Envelope, openEnvelope, sealEnvelope } from '../../platform/envelope';
import { CivicTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';

/** Who sent a confidential report. The phone is read when it is looked at: unbinding deletes it everywhere. */
export interface ReporterIdentity {
  accountId: string;
  personId: string;
  name: string;
  villageCode: string;
}

/** Apart from the report's own rows, so that who may read those need not be able to read this. */
export const SealedIdentityEntity = new Entity({
  name: 'SealedIdentity',
  table: CivicTable,
  schema: item({ reportId: string().key(), sealed: string(), dataKey: string() }),
  computeKey: ({ reportId }) => ({ pk: `IDENTITY#${reportId}`, sk: 'IDENTITY' }),
  answers: 'Who sent this confidential report, for the custodians alone',
});

/** What KMS binds an envelope to: moved to another report it opens no more, and IAM lets nobody ask for another purpose. */
const contextOf = (reportId: string) => ({ purpose: 'reporterIdentity', reportId });

/** An identity as its row. What one long name gives away by its length, sixteen bytes of another do not: it is padded. */
export async function sealedIdentity(
  reportId: string,
  identity: ReporterIdentity,
): Promise<Envelope & { reportId: string }> {
  const text = JSON.stringify(identity);
  const padded = text.padEnd(Math.ceil(Buffer.byteLength(text) / 256) * 256 - Buffer.byteLength(text) + text.length);
  return { reportId, ...(await sealEnvelope(padded, contextOf(reportId))) };
}

/** The write that seals an identity, for the transaction that writes its report. @throws when KMS cannot be reached. */
export const putSealedIdentity = async (reportId: string, identity: ReporterIdentity): Promise<WriteItem> =>
  putNew(SealedIdentityEntity, await sealedIdentity(reportId, identity));

/** Opens an identity. Only the custodians' function may; KMS refuses it to every other. Undefined when there is none. */
export async function openIdentityOf(reportId: string): Promise<ReporterIdentity | undefined> {
  const row = await readRow(SealedIdentityEntity, { reportId });
  return row && (JSON.parse(await openEnvelope(row, contextOf(reportId))) as ReporterIdentity);
}
