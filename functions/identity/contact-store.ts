import { Entity } from '../platform/entity';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { CivicTable } from '../platform/tables';
import { readRow } from '../platform/read-row';

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
  DivisionContactEntity.build(PutTransaction).item({ division, ...(phone && { phone }), publishedAt });
