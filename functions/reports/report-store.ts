import { districtOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { RefusalGround, ReportCategory, type ReportCommand, ReportState, ReportStep } from '@shared/reports';
import { Entity, type InputItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { boolean } from 'dynamodb-toolbox/schema/boolean';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { type AuditRow, auditRow } from '../platform/audit';
import { markDone, type Once } from '../platform/once';
import { queryPage } from '../platform/query-page';
import { lookupHash } from '../platform/sealed';
import { CivicTable } from '../platform/tables';
import { transact, type WriteItem } from '../platform/transact';
import { dueAt, isOpen, type Report, type ReportEvent } from './report';
import { TRANSITIONS } from './transitions';

export const ReportEntity = new Entity({
  name: 'Report',
  table: CivicTable,
  schema: item({
    reportId: string().key(),
    referenceNo: string(),
    villageCode: string(),
    category: string().enum(...ReportCategory.options),
    description: string(),
    aboutKind: string().enum('village', 'cadre', 'township'),
    accusedPersonId: string().optional(),
    aboutName: string().optional(),
    excludedPersonIds: list(string()),
    place: map({ text: string(), latitude: number().optional(), longitude: number().optional() }).optional(),
    mediaIds: list(string()),
    state: string().enum(...ReportState.options),
    anonymous: boolean(),
    reporterAccountId: string().optional(),
    reporterName: string().optional(),
    handledByDivision: string(),
    handledBy: string(),
    pastDivisions: list(string()),
    assigneeAccountId: string().optional(),
    submittedAt: string(),
    acceptBy: string(),
    answerBy: string(),
    acceptedAt: string().optional(),
    awaiting: map({ since: string(), until: string(), state: string().enum(...ReportState.options) }).optional(),
    extendedDays: number().optional(),
    refusal: map({ ground: string().enum(...RefusalGround.options), text: string(), refusedAt: string() }).optional(),
    answer: map({ text: string(), answeredAt: string(), mediaIds: list(string()) }).optional(),
    rating: map({ stars: number(), comment: string().optional(), ratedAt: string() }).optional(),
    parentId: string().optional(),
    mergedIds: list(string()),
    splitIds: list(string()),
    supervisedAt: string().optional(),
    escalatedAt: string().optional(),
    remindedOf: string().optional(),
    doneAt: string().optional(),
    version: number(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
    gsi2pk: string(),
    gsi2sk: string(),
    gsi3pk: string(),
    gsi3sk: string(),
  }),
  computeKey: ({ reportId }: { reportId: string }) => ({ pk: `REPORT#${reportId}`, sk: 'REPORT' }),
  timestamps: false,
  meta: {
    title: 'Report',
    description:
      'What was reported, how far is it (main, with its events); what have I sent (gsi1, newest first); ' +
      'what awaits this office or is done (gsi2); the same for the whole district (gsi3)',
  },
});

export const ReportEventEntity = new Entity({
  name: 'ReportEvent',
  table: CivicTable,
  schema: item({
    reportId: string().key(),
    eventId: string().key(),
    step: string().enum(...ReportStep.options),
    at: string(),
    byOffice: string(),
    text: string().optional(),
    stars: number().optional(),
    mediaIds: list(string()).optional(),
    handledByDivision: string(),
  }),
  computeKey: ({ reportId, eventId }: { reportId: string; eventId: string }) => ({
    pk: `REPORT#${reportId}`,
    sk: `EVENT#${eventId}`,
  }),
  timestamps: false,
  meta: { title: 'ReportEvent', description: 'What was done about a report, when and by which office' },
});

/** The only way from 16 digits to a report, and only by their keyed hash. There is none back. */
export const ReceiptEntity = new Entity({
  name: 'Receipt',
  table: CivicTable,
  schema: item({ receiptHash: string().key(), reportId: string() }),
  computeKey: ({ receiptHash }: { receiptHash: string }) => ({ pk: `RECEIPT#${receiptHash}`, sk: 'RECEIPT' }),
  timestamps: false,
  meta: { title: 'Receipt', description: 'Which anonymous report do these 16 digits open' },
});

const pile = (state: Report['state']) => (isOpen(state) ? 'open' : 'done');

/** A report as its row: with the keys of the lists that it stands in now. The seed writes through it too. */
export function reportRow(report: Report): InputItem<typeof ReportEntity> {
  const { reportId, reporterAccountId, handledByDivision, villageCode, state } = report;
  const rank = `${dueAt(report) ?? report.doneAt}#${reportId}`;
  return {
    ...report,
    ...(reporterAccountId && { gsi1pk: `REPORTER#${reporterAccountId}`, gsi1sk: reportId }),
    gsi2pk: `WORK#${handledByDivision}#${pile(state)}`,
    gsi2sk: rank,
    gsi3pk: `DISTRICT#${districtOf(villageCode)}#${pile(state)}`,
    gsi3sk: rank,
  };
}

/** The digits of an anonymous receipt, worked out from the draft's secret: a retry gets the same, and no row holds them. */
export function receiptNoOf(draftKey: string): string {
  const mac = Buffer.from(lookupHash('receipt', `of draft ${draftKey}`), 'base64url');
  return (BigInt(`0x${mac.toString('hex')}`) % 10n ** 16n).toString().padStart(16, '0');
}

const receiptHashOf = (receiptNo: string) => lookupHash('receipt', receiptNo);

/** @param receiptNo of an anonymous report: 16 digits, kept as a keyed hash. */
export function submitItems(report: Report, event: ReportEvent, receiptNo?: string): WriteItem[] {
  return [
    ReportEntity.build(PutTransaction)
      .item(reportRow(report))
      .options({ condition: { attr: 'reportId', exists: false } }),
    putEvent(event),
    ...(receiptNo ? [putReceipt(receiptNo, report.reportId)] : []),
  ];
}

const putReceipt = (receiptNo: string, reportId: string) =>
  ReceiptEntity.build(PutTransaction)
    .item({ receiptHash: receiptHashOf(receiptNo), reportId })
    .options({ condition: { attr: 'receiptHash', exists: false } });

const putEvent = (event: ReportEvent) =>
  ReportEventEntity.build(PutTransaction)
    .item(event)
    .options({ condition: { attr: 'eventId', exists: false } });

interface Trail {
  audit: AuditRow;
  once: Once;
}

/**
 * Writes a new report, its first event, its files' claims, the audit row and the command's mark: all or nothing.
 * @throws ConditionsFailed when the command was done already, the draft was sent before or a file was attached meanwhile.
 */
export const saveSubmitted = (
  { report, event, receiptNo, claims }: { report: Report; event: ReportEvent; receiptNo?: string; claims: WriteItem[] },
  { audit, once }: Trail,
): Promise<void> =>
  transact(
    ...submitItems(report, event, receiptNo),
    ...claims,
    auditRow(audit),
    markDone(once, report.reportId, report.submittedAt),
  );

/** Another report that moves in the same transaction: as it was read (none when it is new), as it is after, and its event. */
export interface Companion {
  before?: Report;
  after: Report;
  event: ReportEvent;
}

const companionItems = ({ before, after, event }: Companion): WriteItem[] => [
  ReportEntity.build(PutTransaction)
    .item(reportRow(after))
    .options({
      condition: before
        ? {
            and: [
              { attr: 'version', eq: before.version },
              { attr: 'state', eq: before.state },
            ],
          }
        : { attr: 'reportId', exists: false },
    }),
  putEvent(event),
];

/**
 * Writes a step: the report may have moved in no way since it was read, and must stand where `TRANSITIONS` lets the step start.
 * @throws ConditionsFailed
 */
export const saveStep = (
  {
    command,
    report,
    event,
    claims,
    companions = [],
  }: { command: ReportCommand; report: Report; event: ReportEvent; claims: WriteItem[]; companions?: Companion[] },
  { audit, once }: Trail,
): Promise<void> =>
  transact(
    ReportEntity.build(PutTransaction)
      .item(reportRow(report))
      .options({
        condition: {
          and: [
            { attr: 'version', eq: report.version - 1 },
            { attr: 'state', in: [...TRANSITIONS[command].from] },
          ],
        },
      }),
    putEvent(event),
    ...claims,
    ...companions.flatMap(companionItems),
    auditRow(audit),
    ...companions.map(({ after }) =>
      auditRow({ ...audit, subject: `report#${after.reportId}`, note: `with report#${report.reportId}` }),
    ),
    markDone(once, report.reportId, event.at),
  );

export interface ReportFile {
  report: Report;
  /** Oldest first. */
  events: ReportEvent[];
}

/** A report and all that was done about it, in one Query; undefined when there is none. */
export async function findReport(reportId: string): Promise<ReportFile | undefined> {
  const { Items = [] } = await CivicTable.build(QueryCommand)
    .entities(ReportEntity, ReportEventEntity)
    .query({ partition: `REPORT#${reportId}` })
    .options({ consistent: true, maxPages: Infinity, showEntityAttr: true })
    .send();
  const report = Items.find((row) => row.entity === 'Report') as Report | undefined;
  return report && { report, events: Items.filter((row) => row.entity === 'ReportEvent') as ReportEvent[] };
}

/** The report that these 16 digits open; undefined when none. */
export async function reportIdOfReceipt(receiptNo: string): Promise<string | undefined> {
  const { Item } = await ReceiptEntity.build(GetItemCommand)
    .key({ receiptHash: receiptHashOf(receiptNo) })
    .options({ consistent: true })
    .send();
  return Item?.reportId;
}

/** What an account reported under its name, newest first. */
export const reportsBy = (accountId: string, query: PageQuery): Promise<Page<Report>> =>
  queryPage(ReportEntity, { partition: `REPORTER#${accountId}`, index: 'gsi1', newestFirst: true }, query);

export type Pile = 'open' | 'done';

/** What awaits the office of a division, soonest deadline first; or what it has done, newest first. */
export const workOf = (division: string, which: Pile, query: PageQuery): Promise<Page<Report>> =>
  queryPage(
    ReportEntity,
    { partition: `WORK#${division}#${which}`, index: 'gsi2', newestFirst: which === 'done' },
    query,
  );

/** The same for every office of a district. */
export const workIn = (district: string, which: Pile, query: PageQuery): Promise<Page<Report>> =>
  queryPage(
    ReportEntity,
    { partition: `DISTRICT#${district}#${which}`, index: 'gsi3', newestFirst: which === 'done' },
    query,
  );

/** What is owed in a district with a deadline until `horizon`, the soonest first, a page at a time. */
export async function* owedUntil(district: string, horizon: string): AsyncGenerator<Report[]> {
  let exclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await CivicTable.build(QueryCommand)
      .entities(ReportEntity)
      .query({ partition: `DISTRICT#${district}#open`, index: 'gsi3', range: { lte: horizon } })
      .options({ entityAttrFilter: false, limit: 100, ...(exclusiveStartKey && { exclusiveStartKey }) })
      .send();
    yield Items;
    exclusiveStartKey = LastEvaluatedKey;
  } while (exclusiveStartKey);
}

/**
 * Writes what the clock did, with its event and the audit row, when nobody moved the report since it was read.
 * @throws ConditionsFailed
 */
export const saveByClock = (before: Report, after: Report, event: ReportEvent, action: string): Promise<void> =>
  transact(
    ...companionItems({ before, after, event }),
    auditRow({ subject: `report#${before.reportId}`, action, at: event.at, actor: 'clock' }),
  );

/** Keeps that its office was reminded. The version stays: an open form of the office is not spoilt by it. */
export const saveReminded = (before: Report, remindedOf: string): Promise<void> =>
  transact(
    ReportEntity.build(PutTransaction)
      .item(reportRow({ ...before, remindedOf }))
      .options({ condition: { attr: 'version', eq: before.version } }),
  );
