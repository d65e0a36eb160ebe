import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { CivicTable } from '../../platform/tables';

/** How far the invitations of a share of all payees have come: the next run goes on there. */
export const InvitedThroughEntity = new Entity({
  name: 'InvitedThrough',
  table: CivicTable,
  schema: item({
    share: number().key(),
    /** The day on which the money came that is looked at. */
    day: string(),
    /** The place in that day's listing which was the last; absent before the first, and when the day is done. */
    after: string().optional(),
  }),
  computeKey: ({ share }: { share: number }) => ({ pk: 'SUBSIDYINVITED', sk: `SHARE#${String(share)}` }),
  timestamps: false,
  meta: { title: 'InvitedThrough', description: 'How far have the invitations to judge a subsidy come' },
});
export type InvitedThrough = FormattedItem<typeof InvitedThroughEntity>;

export async function invitedThrough(share: number): Promise<InvitedThrough | undefined> {
  const { Item } = await InvitedThroughEntity.build(GetItemCommand).key({ share }).options({ consistent: true }).send();
  return Item;
}

export const keepInvitedThrough = async (through: InvitedThrough): Promise<void> => {
  await InvitedThroughEntity.build(PutItemCommand).item(through).send();
};
