import { Entity, type FormattedItem } from '../../platform/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { CivicTable } from '../../platform/tables';
import { readRow } from '../../platform/read-row';

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
  computeKey: ({ share }) => ({ pk: 'SUBSIDYINVITED', sk: `SHARE#${String(share)}` }),
  answers: 'How far have the invitations to judge a subsidy come',
});
export type InvitedThrough = FormattedItem<typeof InvitedThroughEntity>;

export const invitedThrough = (share: number): Promise<InvitedThrough | undefined> =>
  readRow(InvitedThroughEntity, { share });

export const keepInvitedThrough = async (through: InvitedThrough): Promise<void> => {
  await InvitedThroughEntity.build(PutItemCommand).item(through).send();
};
