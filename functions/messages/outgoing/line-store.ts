import { Entity, item, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { ReminderGroup } from '@shared/messages/subscriptions';
import { CivicTable } from '../../platform/tables';
import { type Line, newLine } from './line';

export const LineEntity = new Entity({
  name: 'Line',
  table: CivicTable,
  schema: item({
    accountId: string().key(),
    channel: string().enum('wechat', 'sms').key(),
    group: string()
      .enum(...ReminderGroup.options)
      .key(),
    templateId: string().optional(),
    left: number(),
    remindedAt: string().optional(),
    busyUntil: string().optional(),
    version: number(),
  }),
  computeKey: ({ accountId, channel, group }: Pick<Line, 'accountId' | 'channel' | 'group'>) => ({
    pk: `LINES#${accountId}`,
    sk: `LINE#${channel}#${group}`,
  }),
  answers: 'How many more reminders of this group may this account be sent by this channel',
});

/** Read strongly consistent; one that brings nothing when there is none. */
export async function lineOf(key: Pick<Line, 'accountId' | 'channel' | 'group'>): Promise<Line> {
  const row = await readRow(LineEntity, key);
  return row ?? newLine(key);
}

/** Replaces the line as it was read; the transaction fails when it changed meanwhile. */
export const putLine = (line: Line, previous: Line) => putRow(LineEntity, line, unlessChanged(previous.version));
