import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { newId } from '../../../functions/platform/id';
import { documentClient } from '../../../functions/platform/tables';
import { everyRow } from '../every-row';

/** A county that is not ours: nobody of 南溪区 may act there. */
export const OTHER_DISTRICT = '511504';
const LEDGER = new Set('Voucher PendingVoucher Asset Resource Contract Debt Project'.split(' '));

/** A row's twin in another county: every row that is of this id, with another id, other divisions and another number. */
export async function twinElsewhere(id: string, also: Record<string, string> = {}): Promise<string> {
  const twin = newId();
  const replaced = Object.entries({ [id]: twin, 511503: OTHER_DISTRICT, ...also });
  const rows = (await everyRow()).filter((row) => JSON.stringify(row).includes(id));
  if (rows.length === 0) throw new Error(`no row is of ${id}`);
  for (const row of rows) {
    const text = replaced.reduce((json, [from, to]) => json.replaceAll(from, to), JSON.stringify(row));
    const TableName = LEDGER.has(String(row._et)) ? process.env.LEDGER_TABLE! : process.env.CIVIC_TABLE!;
    await documentClient.send(new PutCommand({ TableName, Item: JSON.parse(text) as Record<string, unknown> }));
  }
  return twin;
}
