import { Rail } from '@shared/orders/payment-orders';
import type { Page, PageQuery } from '@shared/page';
import { dayInChina } from '@shared/time';
import { boolean, Entity, type FormattedItem, item, string } from '../../platform/entity';
import { putRow, readRow } from '../../platform/row';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';

/**
 * A transfer as it is looked for at the bank: written with its being sent, and told by the bank's file and the village's statement from
 * then on. What it pays, and how far it is, its order says.
 */
export const SentTransferEntity = new Entity({
  name: 'SentTransfer',
  table: LedgerTable,
  schema: item({
    serial: string().key(),
    villageCode: string(),
    orderId: string(),
    payingAccountId: string(),
    sentAt: string(),
    rail: string()
      .enum(...Rail.options)
      .optional(),
    /** By WeChat: who is to confirm it. */
    payeeAccountId: string().optional(),
    /** The day of the bank's file that has it, and the bank's own number there. */
    fileDay: string().optional(),
    bankNo: string().optional(),
    /** By WeChat: the day of the bill in which its money came back. */
    backDay: string().optional(),
    /** The line of the statement that it is. */
    lineKey: string().optional(),
    /** The day on which it was first missing in a statement that covers it, or its money in a bill of WeChat's: looked for again when another comes. */
    missedOn: string().optional(),
    /** It never went out: no statement has it. */
    isOver: boolean().optional(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ serial }) => ({ pk: `TRANSFER#${serial}`, sk: 'TRANSFER' }),
  answers:
    'Of which order is this serial; which were sent on a day (gsi1); which of an account wait for their line in a statement, and which have it; which go to whom by WeChat (gsi2)',
});
export type SentTransfer = Omit<FormattedItem<typeof SentTransferEntity>, `gsi${1 | 2}${'pk' | 'sk'}`>;

const sentOn = (day: string, rail: Rail | undefined) => `TRANSFERS#${rail ? `${rail}#` : ''}${day}`;
const toPayee = (accountId: string) => `TRANSFERS#payee#${accountId}`;
const statedUnder = (which: 'waiting' | 'stated' | 'over', payingAccountId: string) =>
  `TRANSFERS#${which}#${payingAccountId}`;

export const transferRow = (transfer: SentTransfer): FormattedItem<typeof SentTransferEntity> => {
  const { serial, sentAt, rail, payeeAccountId, payingAccountId, lineKey, isOver } = transfer;
  const day = dayInChina(sentAt);
  return {
    ...transfer,
    gsi1pk: sentOn(day, rail),
    gsi1sk: serial,
    // No statement has what goes by WeChat: there it is its payee's.
    gsi2pk: payeeAccountId
      ? toPayee(payeeAccountId)
      : statedUnder(isOver ? 'over' : lineKey ? 'stated' : 'waiting', payingAccountId),
    gsi2sk: `${day}#${serial}`,
  };
};

/** Only the function whose line it goes by writes it. */
export const putTransfer = (transfer: SentTransfer): WriteItem => putRow(SentTransferEntity, transferRow(transfer));

/** Strongly consistent. */
export const transferOf = (serial: string): Promise<SentTransfer | undefined> =>
  readRow(SentTransferEntity, { serial });

const pageOf = (
  index: 'gsi1' | 'gsi2',
  partition: string,
  query: PageQuery,
  from?: string,
): Promise<Page<SentTransfer>> =>
  queryPage(
    SentTransferEntity,
    { index, partition, ...(from !== undefined && { range: { between: [from, '~'] as [string, string] } }) },
    query,
  );

/** The transfers that were last sent on a day in China. */
export const transfersSentOn = (day: string, rail?: Rail): Promise<SentTransfer[]> =>
  everyRow((query) => pageOf('gsi1', sentOn(day, rail), query));

/** What goes to an account of this app by WeChat, newest first. */
export const transfersTo = (accountId: string, query: PageQuery): Promise<Page<SentTransfer>> =>
  queryPage(SentTransferEntity, { index: 'gsi2', partition: toPayee(accountId), newestFirst: true }, query);

/** The transfers of an account that have no line in a statement yet, the longest first. */
export const transfersWaiting = (payingAccountId: string): Promise<SentTransfer[]> =>
  everyRow((query) => pageOf('gsi2', statedUnder('waiting', payingAccountId), query));

/** The transfers of an account that have their line, sent from a day on, of all days where none is said. */
export const transfersStated = (payingAccountId: string, from: string | undefined): Promise<SentTransfer[]> =>
  everyRow((query) => pageOf('gsi2', statedUnder('stated', payingAccountId), query, from));
