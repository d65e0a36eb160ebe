import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { CivicTable } from '../platform/tables';

/** The phone that an office lets everyone dial. */
export const DivisionContactEntity = new Entity({
  name: 'DivisionContact',
  table: CivicTable,
  schema: item({ division: string().key(), phone: string().optional(), publishedAt: string() }),
  computeKey: ({ division }: { division: string }) => ({ pk: `CONTACT#${division}`, sk: 'CONTACT' }),
  timestamps: false,
  meta: { title: 'DivisionContact', description: 'Which phone this office lets everyone dial' },
});

export async function phoneOf(division: string): Promise<string | undefined> {
  const { Item } = await DivisionContactEntity.build(GetItemCommand).key({ division }).send();
  return Item?.phone;
}

export const putContact = (division: string, phone: string | undefined, publishedAt: string) =>
  DivisionContactEntity.build(PutTransaction).item({ division, ...(phone && { phone }), publishedAt });
