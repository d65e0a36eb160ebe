import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
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
  computeKey: ({ share }) => ({ pk: 'SUBSIDYINVITED', sk: `SHARE#${String(share)}` }),
  answers: 'How far have the invitations to judge a subsidy come',
});
export type InvitedThrough = FormattedItem<typeof InvitedThroughEntity>;

export const invitedThrough = (share: number): Promise<InvitedThrough | undefined> =>
  readRow(InvitedThroughEntity, { share });

export const keepInvitedThrough = (through: InvitedThrough): Promise<void> => writeRow(InvitedThroughEntity, through);
