import { Entity, item, string } from '../platform/entity';
import { putRow, readRow } from '../platform/row';
import { CivicTable } from '../platform/tables';

/** The phone that an office lets everyone dial. */
export const DivisionContactEntity = new Entity({
  name: 'DivisionContact',
  table: CivicTable,
  schema: item({ division: string().key(), phone: string().optional(), publishedAt: string() }),
  computeKey: ({ division }) => ({ pk: `CONTACT#${division}`, sk: 'CONTACT' }),
  answers: 'Which phone this office lets everyone dial',
});

export async function phoneOf(division: string): Promise<string | undefined> {
  const row = await readRow(DivisionContactEntity, { division }, { consistent: false });
  return row?.phone;
}

export const putContact = (division: string, phone: string | undefined, publishedAt: string) =>
  putRow(DivisionContactEntity, { division, ...(phone && { phone }), publishedAt });
