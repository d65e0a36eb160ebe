import { districtOf } from '@shared/divisions';
import { DEFAULT_PAGE_SIZE, type Page, type PageQuery } from '@shared/page';
import type { FloodPile } from '@shared/reports/work';
import {
  RefusalGround,
  ReportCategory,
  type ReportCommand,
  ReportMode,
  ReportState,
  ReportStep,
} from '@shared/reports/reports';
import { boolean, Entity, type InputItem, item, list, map, number, string } from '../platform/entity';
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck';
import { putNew, putRow, readRow, unlessChanged } from '../platform/row';
import type { AuditRow } from '../platform/audit';
import { decodeCursor, encodeCursor } from '../platform/cursor';
import { markDone, type Once } from '../platform/once';
import { queryPage, readKinds, walkPages } from '../platform/query-page';
import { lookupHash } from '../platform/sealed';
import { readSealed, sealAs } from '../platform/sealed-row';
import { CivicTable } from '../platform/tables';
import { transactTrailed } from '../platform/trail';
import type { TrailRow } from '../platform/trail-link';
import { transact, type WriteItem } from '../platform/transact';
import { sentAt } from './anonymous/coarse';
import { LONG_WORDS, madeWhole, parted, withOpenings } from './long-words';
import { dueAt, isOpen, type Report, type ReportEvent, senderOf } from './report';
import { type Reader, sendersOf } from './sight/parts';
import { TRANSITIONS } from './transitions';
import { putPointers } from './work/pointer-store';

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
    alsoAccusedIds: list(string()).optional(),
    aboutName: string().optional(),
    excludedPersonIds: list(string()),
    place: map({ text: string(), latitude: number().optional(), longitude: number().optional() }).optional(),
    mediaIds: list(string()),
    state: string().enum(...ReportState.options),
    mode: string().enum(...ReportMode.options),
    reporterAccountId: string().optional(),
    reporterPersonId: string().optional(),
    reporterName: string().optional(),
    reporterAlias: string().optional(),
    identityId: string().optional(),
    handledByDivision: string(),
    handledBy: string(),
    pastDivisions: list(string()),
    judgedByDivision: string().optional(),
    assigneeAccountId: string().optional(),
    assigneePersonId: string().optional(),
    submittedAt: string(),
    sealedAt: string().optional(),
    acceptBy: string(),
    answerBy: string(),
    acceptedAt: string().optional(),
    awaiting: map({ since: string(), until: string(), state: string().enum(...ReportState.options) }).optional(),
    extendedDays: number().optional(),
    refusal: map({ ground: string().enum(...RefusalGround.options), text: string(), refusedAt: string() }).optional(),
    decidedByPersonId: string().optional(),
    decidedByMark: string().optional(),
    excludedMarks: list(string()).optional(),
    answer: map({ text: string(), answeredAt: string(), mediaIds: list(string()) }).optional(),
    rating: map({ stars: number(), comment: string().optional(), ratedAt: string() }).optional(),
    parentId: string().optional(),
    mergedIds: list(string()),
    splitIds: list(string()),
    supervisedAt: string().optional(),
    escalatedAt: string().optional(),
    remindedOf: string().optional(),
    routing: map({
      ruleId: string().optional(),
      ruleVersion: number().optional(),
      line: string(),
      acceptDays: number(),
      answerDays: number(),
      floor: string(),
    }).optional(),
    statementIds: list(string()).optional(),
    proof: map({ contentHash: string(), files: number() }).optional(),
    held: boolean().optional(),
    elsewhere: list(string().enum(...LONG_WORDS)).optional(),
    doneAt: string().optional(),
    version: number(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
    gsi2pk: string(),
    gsi2sk: string(),
    gsi3pk: string(),
    gsi3sk: string(),
  }),
  computeKey: ({ reportId }) => ({ pk: `REPORT#${reportId}`, sk: 'REPORT' }),
  answers:
    'What was reported, how far is it (main, with its events); what have I sent (gsi1, newest first); ' +
    'what awaits this office, is done, or came in a flood (gsi2); the same for the whole district (gsi3)',
});

export const ReportEventEntity = new Entity({
  name: 'ReportEvent',
  table: CivicTable,
  schema: item({
    reportId: string().key(),
    eventId: string().key(),
    step: string().enum(...ReportStep.options),
    at: string(),
    sealedAt: string().optional(),
    byOffice: string(),
    text: string().optional(),
    stars: number().optional(),
    mediaIds: list(string()).optional(),
    words: string().optional(),
    ground: string()
      .enum(...RefusalGround.options)
      .optional(),
    raterPersonId: string().optional(),
    handledByDivision: string(),
  }),
  computeKey: ({ reportId, eventId }) => ({ pk: `REPORT#${reportId}`, sk: `EVENT#${eventId}` }),
  answers: 'What was done about a report, when and by which office',
});

/** The way from what stands on a receipt to the report; of 256 bits, so that nobody comes upon one. */
export const FingerprintEntity = new Entity({
  name: 'Fingerprint',
  table: CivicTable,
  schema: item({ contentHash: string().key(), reportId: string() }),
  computeKey: ({ contentHash }) => ({ pk: `FINGERPRINT#${contentHash}`, sk: 'FINGERPRINT' }),
  answers: 'Of which report is this the fingerprint',
});

/** The only way from 16 digits to a report, and only by their keyed hash. There is none back. */
export const ReceiptEntity = new Entity({
  name: 'Receipt',
  table: CivicTable,
  schema: item({ receiptHash: string().key(), reportId: string(), seal: sealAs('Receipt') }),
  computeKey: ({ receiptHash }) => ({ pk: `RECEIPT#${receiptHash}`, sk: 'RECEIPT' }),
  answers: 'Which anonymous report do these 16 digits open',
});

export type Pile = 'open' | 'done' | FloodPile;

/** What came in a flood lies apart, open or not, until it is let through: it is nobody's work and in no figure. */
const pileFor = ({ state, held }: Report): Pile => {
  if (held) return isOpen(state) ? 'held' : 'aside';
  return isOpen(state) ? 'open' : 'done';
};

/** A report as its row: with the keys of the lists that it stands in now. The seed writes through it too. */
export function reportRow(report: Report): InputItem<typeof ReportEntity> {
  const { reportId, handledByDivision, villageCode } = report;
  const pile = pileFor(report);
  const reporter = senderOf(report);
  const rank = `${dueAt(report) ?? report.doneAt}#${reportId}`;
  return {
    ...withOpenings(report),
    ...(reporter && { gsi1pk: `REPORTER#${reporter}`, gsi1sk: `${report.submittedAt}#${reportId}` }),
    gsi2pk: `WORK#${handledByDivision}#${pile}`,
    gsi2sk: rank,
    gsi3pk: `DISTRICT#${districtOf(villageCode)}#${pile}`,
    gsi3sk: rank,
  };
}

/** The digits of an anonymous receipt, worked out from the draft's secret: a retry gets the same, and no row holds them. */
export function receiptNoOf(draftKey: string): string {
  const mac = Buffer.from(lookupHash('receiptNumber', draftKey), 'base64url');
  return (BigInt(`0x${mac.toString('hex')}`) % 10n ** 16n).toString().padStart(16, '0');
}

const receiptHashOf = (receiptNo: string) => lookupHash('receipt', receiptNo);

/** @param receiptNo of an anonymous report: 16 digits, kept as a keyed hash. */
export function submitItems(sent: Report, first: ReportEvent, receiptNo?: string): WriteItem[] {
  const { report, event } = parted(sent, first);
  return [
    putNew(ReportEntity, reportRow(report)),
    putEvent(event),
    ...(receiptNo ? [putReceipt(receiptNo, report.reportId)] : []),
    ...putPointers(report),
    ...(report.proof ? [putFingerprint(report.proof.contentHash, report.reportId)] : []),
  ];
}

const putReceipt = (receiptNo: string, reportId: string) =>
  putNew(ReceiptEntity, { receiptHash: receiptHashOf(receiptNo), reportId });

const putFingerprint = (contentHash: string, reportId: string) => putRow(FingerprintEntity, { contentHash, reportId });

export const putEvent = (event: ReportEvent) => putNew(ReportEventEntity, event);

/** Who did what, as the trail of each report that it moves will say. */
interface Trail {
  audit: Omit<AuditRow, 'subject'>;
  once: Once;
}

/**
 * Writes a new report, its first event, its files' claims, the link of its trail and the command's mark: all or nothing.
 * @throws ConditionsFailed when the command was done already, the draft was sent before or a file was attached meanwhile.
 */
export const saveSubmitted = (
  { report, event, receiptNo, claims }: { report: Report; event: ReportEvent; receiptNo?: string; claims: WriteItem[] },
  { audit, once }: Trail,
): Promise<void> =>
  transactTrailed(
    [{ ...trailed(report, audit), begins: true }],
    ...submitItems(report, event, receiptNo),
    ...claims,
    markDone(once, report.reportId, report.submittedAt),
  );

const trailed = ({ reportId, villageCode }: Report, audit: Trail['audit']) => ({ ...audit, reportId, villageCode });

/** The line in the trail of each report that moves with another one. */
const trailedWith = (reportId: string, companions: readonly Companion[], audit: Trail['audit']) =>
  companions.map(({ before, after }) => ({
    ...trailed(after, { ...audit, note: `with report#${reportId}` }),
    ...(!before && { begins: true as const }),
  }));

/** Another report that moves in the same transaction: as it was read (none when it is new), as it is after, and its event. */
export interface Companion {
  before?: Report;
  after: Report;
  /** Absent where nothing is told of it: more people are kept from it, and that is all. */
  event?: ReportEvent | undefined;
}

function companionItems({ before, after, event: told }: Companion): WriteItem[] {
  const { report, event } = told ? parted(after, told) : { report: after };
  return [
    putRow(
      ReportEntity,
      reportRow(report),
      before
        ? {
            and: [
              { attr: 'version', eq: before.version },
              { attr: 'state', eq: before.state },
            ],
          }
        : { attr: 'reportId', exists: false },
    ),
    ...(event ? [putEvent(event)] : []),
    ...(before ? [] : putPointers(after)),
  ];
}

/**
 * Writes a step: the report may have moved in no way since it was read, and must stand where `TRANSITIONS` lets the step start.
 * @throws ConditionsFailed
 */
export const saveStep = (
  {
    command,
    report: after,
    event: told,
    claims,
    companions = [],
  }: { command: ReportCommand; report: Report; event: ReportEvent; claims: WriteItem[]; companions?: Companion[] },
  { audit, once }: Trail,
): Promise<void> => {
  const { report, event } = parted(after, told);
  return transactTrailed(
    [trailed(report, audit), ...trailedWith(report.reportId, companions, audit)],
    putRow(ReportEntity, reportRow(report), {
      and: [
        { attr: 'version', eq: report.version - 1 },
        { attr: 'state', in: [...TRANSITIONS[command].from] },
      ],
    }),
    putEvent(event),
    ...claims,
    ...companions.flatMap(companionItems),
    markDone(once, report.reportId, event.at),
  );
};

export interface ReportFile {
  report: Report;
  /** Oldest first. */
  events: ReportEvent[];
}

/** A report and all that was done about it, in one Query; undefined when there is none. */
export async function findReport(reportId: string): Promise<ReportFile | undefined> {
  const rows = await readKinds([ReportEntity, ReportEventEntity], `REPORT#${reportId}`);
  const report = rows.Report[0] as Report | undefined;
  const events = rows.ReportEvent as ReportEvent[];
  return report && { report: madeWhole(report, events), events };
}

/** A report that was read from a list, with all that was reported. */
export async function withAllWords(report: Report): Promise<Report> {
  if (!report.elsewhere?.includes('description')) return report;
  const whole = await findReport(report.reportId);
  // The rest stays as the list has it: whoever asks has looked at that.
  return whole ? { ...report, description: whole.report.description } : report;
}

/** The report that these 16 digits open; undefined when none, and when they were made to open another one past us. */
export async function reportIdOfReceipt(receiptNo: string): Promise<string | undefined> {
  const row = await readSealed(ReceiptEntity, { receiptHash: receiptHashOf(receiptNo) });
  return row?.reportId;
}

/** The report that a fingerprint was given for; undefined when none. */
export async function reportIdOfFingerprint(contentHash: string): Promise<string | undefined> {
  const row = await readRow(FingerprintEntity, { contentHash }, { consistent: false });
  return row?.reportId;
}

/** As many reports of one day as one sender can have under one name: the limit of a day, twice where days and limits overlap. */
const MOST_OF_A_DAY = 40;
/** In which order one's own stand, to the instant. */
const rankOf = (report: Report) => `${sentAt(report)}#${report.reportId}`;

/**
 * What someone reported, under their name and confidentially, newest first: partitions that share no value. The keys of
 * the hidden ones tell the day alone, so more is read than is shown: all of the days at both ends of the page, which are then put in order.
 */
export async function reportsBy(
  whose: Pick<Reader, 'accountId' | 'person'>,
  { after, limit = DEFAULT_PAGE_SIZE }: PageQuery,
): Promise<Page<Report>> {
  const partitions = sendersOf(whose).map((sender) => `REPORTER#${sender}`);
  const scope = `mine:${partitions.join('|')}`;
  const last = decodeCursor(after, scope) as { rank: string } | undefined;
  const atOnce = limit + 2 * MOST_OF_A_DAY + 1;
  const found = await Promise.all(
    partitions.map(async (partition) => {
      const range = last && { lte: last.rank };
      const walk = walkPages(ReportEntity, { partition, index: 'gsi1', range, newestFirst: true, atOnce });
      for await (const { rows } of walk) return rows as Report[];
      return [];
    }),
  );
  const inOrder = found
    .flat()
    .map((report) => ({ report, rank: rankOf(report) }))
    .filter(({ rank }) => last === undefined || rank < last.rank)
    .sort((a, b) => (a.rank < b.rank ? 1 : -1));
  const page = inOrder.slice(0, limit);
  const next = encodeCursor(inOrder.length > limit ? { rank: page.at(-1)!.rank } : undefined, scope);
  return { items: page.map(({ report }) => report), ...(next && { next }) };
}

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

/** What is owed in a district with a deadline until `horizon`, the soonest first, a page at a time; then what waits to be sorted. */
export async function* owedUntil(district: string, horizon: string): AsyncGenerator<Report[]> {
  yield* inPages(`DISTRICT#${district}#open`, { lte: horizon });
  yield* inPages(`DISTRICT#${district}#held`, { lte: horizon });
}

/** All that is owed in a district. */
export const openIn = (district: string): AsyncGenerator<Report[]> => inPages(`DISTRICT#${district}#open`);

/** What came to rest in a district since an instant, or ever. */
export const closedSince = (district: string, since: string | undefined): AsyncGenerator<Report[]> =>
  inPages(`DISTRICT#${district}#done`, since === undefined ? undefined : { gte: since });

async function* inPages(partition: string, range?: { lte: string } | { gte: string }): AsyncGenerator<Report[]> {
  const walk = walkPages(ReportEntity, { partition, index: 'gsi3', range, atOnce: 100 });
  for await (const { rows } of walk) yield rows;
}

/**
 * The writes that go with words which are no step: the report as they make it, where they make it another, while it is as it was read;
 * else a check that it is with the office and in the state it was read in. The lines of the trail are of each report that moves.
 */
export function besideWords(
  before: Report,
  heeded: { after: Report; writes: WriteItem[]; companions: Companion[] } | undefined,
  audit: Trail['audit'],
): { rows: TrailRow[]; items: WriteItem[] } {
  const { reportId, handledByDivision, state } = before;
  const row = trailed(before, audit);
  if (!heeded) {
    const isAsRead = {
      and: [
        { attr: 'handledByDivision' as const, eq: handledByDivision },
        { attr: 'state' as const, eq: state },
      ],
    };
    return { rows: [row], items: [ReportEntity.build(ConditionCheck).key({ reportId }).condition(isAsRead)] };
  }
  const { after, writes, companions } = heeded;
  return {
    rows: [row, ...trailedWith(reportId, companions, audit)],
    items: [
      ...companionItems({ before, after: { ...after, version: before.version + 1 } }),
      ...writes,
      ...companions.flatMap(companionItems),
    ],
  };
}

/**
 * Writes what the clock did, with its event and the audit row, when nobody moved the report since it was read.
 * @throws ConditionsFailed
 */
export const saveByClock = (before: Report, after: Report, event: ReportEvent, action: string): Promise<void> =>
  transactTrailed(
    [trailed(after, { action, at: event.at, actor: 'clock' })],
    ...companionItems({ before, after, event }),
  );

/** Keeps that its office was reminded. The version stays: an open form of the office is not spoilt by it. */
export const saveReminded = (before: Report, remindedOf: string): Promise<void> =>
  transact(putRow(ReportEntity, reportRow({ ...before, remindedOf }), unlessChanged(before.version)));
