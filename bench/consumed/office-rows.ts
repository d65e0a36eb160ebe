import { daysAfter } from '@shared/time';
import { PendingVoucherEntity, pendingRow } from '../../functions/accounts/desk/pending-store';
import { PublishedYearEntity, publishedYearRow } from '../../functions/accounts/publications/publication-store';
import { DecisionEntity, decisionRow } from '../../functions/affairs/decisions/decision-store';
import { DutyRecordEntity, dutyRow } from '../../functions/affairs/duties/duty-store';
import { NoticeEntity, noticeRow } from '../../functions/affairs/notices/notice-store';
import { NoticeRevisionEntity } from '../../functions/affairs/notices/revision-store';
import { SavedPolicyEntity, savedRow } from '../../functions/affairs/policies/saved-policy-store';
import { DAYS_TO_CONFIRM, type OpenGrant } from '../../functions/identity/grants/open-grant';
import { putOpenGrant } from '../../functions/identity/grants/open-grant-store';
import type { ImportRow } from '../../functions/imports/desk/import';
import { putNewImport } from '../../functions/imports/desk/import-store';
import { now } from '../../functions/platform/clock';
import { derivedId, newId } from '../../functions/platform/id';
import { transact } from '../../functions/platform/transact';
import { policyRows } from '../../scripts/seed/policies';
import { put, type Row } from '../../scripts/seed/row';
import { DISTRICT } from '../../tests/support/people';
import type { Person } from './district';
import { four, times, type Village } from './rows';

const LONG_AGO = '2024-01-05T04:00:00.000Z';

/** Notices that come out tomorrow: sooner than those that the exercises schedule. */
export const scheduledRows = (village: Village, count: number): Row[] => {
  const publishedAt = daysAfter(now(), 1);
  return times(count, (place) =>
    put(
      NoticeEntity,
      noticeRow({
        villageCode: village.code,
        noticeId: derivedId(publishedAt, `scheduled${place}`),
        villageName: village.shortName,
        kind: 'affairs',
        title: `第${four(place)}号停水通知`,
        excerpt: '明天上午八点到十二点停水，请提前备水。',
        body: '明天上午八点到十二点停水，请提前备水。',
        author: '村党支部书记 陈建国',
        publishedAt,
        asksReceipt: false,
        version: 1,
        revision: 1,
      }),
    ),
  );
};

/** What a notice said before, one text after the other. */
export const revisionRows = (noticeId: string, count: number): Row[] =>
  times(count, (place) =>
    put(NoticeRevisionEntity, {
      noticeId,
      revision: place + 1,
      title: '村务公开公告',
      body: '本村上月的收支明细已经贴在公开栏，请大家去看。',
      author: '村党支部书记 陈建国',
      at: LONG_AGO,
      reason: '地方变了',
    }),
  );

export const decisionRows = (village: Village, count: number): Row[] =>
  times(count, (place) =>
    put(
      DecisionEntity,
      decisionRow({
        villageCode: village.code,
        decisionId: derivedId(LONG_AGO, `decision${place}`),
        villageName: village.shortName,
        kind: 'works',
        title: `第${four(place)}号机耕道`,
        startedOn: '2024-01-05',
        state: 'open',
        step: 'proposal',
        next: 'discussion',
        updatedAt: LONG_AGO,
        version: 1,
      }),
    ),
  );

/** Vouchers that await a step, their days before those of the vouchers that the exercises prepare. */
export const pendingRows = (village: Village, { accountId, personId, name }: Person, count: number): Row[] =>
  times(count, (place) => {
    const line = { summary: '付村道日常养护劳务费', counterparty: '王*明' };
    return put(
      PendingVoucherEntity,
      pendingRow({
        villageCode: village.code,
        villageName: village.shortName,
        townName: village.townName,
        pendingId: derivedId(LONG_AGO, `pending${place}`),
        state: 'prepared',
        voucherOn: '2024-01-05',
        lines: [
          { ...line, accountCode: '514', accountName: '其他支出', debitFen: 12_345, creditFen: 0 },
          { ...line, accountCode: '102', accountName: '银行存款', debitFen: 0, creditFen: 12_345 },
        ],
        totalFen: 12_345,
        attachments: [{ kind: '发票', title: '税务发票', pages: 1 }],
        prepared: { accountId, personId, name, at: LONG_AGO },
        version: 1,
      }),
    );
  });

/** Every policy there is: one person cannot save more. */
export const savedRows = (accountId: string): Row[] =>
  policyRows().map(({ policyCode }) =>
    put(SavedPolicyEntity, savedRow({ accountId, policyCode, savedAt: LONG_AGO, seenAt: LONG_AGO })),
  );

const NEVER = {
  finance: '2026-Q1',
  decisions: '2026-Q1',
  relief: '2026-Q1',
  government: '2026-Q1',
  party: '2026-Q1',
  supervision: '2025',
};

/** How far a village is with what it must publish and with a year's book: late with all of it. */
export function lateVillageRows(village: Village, year: number): Row[] {
  const { code: villageCode, shortName: villageName, townName } = village;
  return [
    put(DutyRecordEntity, dutyRow({ villageCode, villageName, townName, since: NEVER, met: [], version: 1 })),
    put(
      PublishedYearEntity,
      publishedYearRow({ villageCode, year, villageName, townName, periods: [], closedThrough: 0, version: 1 }),
    ),
  ];
}

/** A town's other villages, late with everything: more than a real town has, so that a page is full and more are waiting. */
export const lateVillagesRows = ({ code, shortName, townName }: Village, year: number, count: number): Row[] =>
  times(count, (place) => {
    const number = String(place + 1).padStart(3, '0');
    return lateVillageRows({ code: `${code.slice(0, 9)}${number}`, name: shortName, shortName, townName }, year);
  }).flat();

/** A file that an admin sent, as it stands after a step. */
export const importRow = ({ accountId, name }: Person, state: ImportRow['state']): ImportRow => {
  const at = now();
  const importId = newId(at);
  return {
    importId,
    kind: 'payments',
    fileName: '三月发放.csv',
    bytes: 20_000,
    format: 'csv',
    state,
    version: 1,
    actor: accountId,
    actorName: name,
    requestedAt: at,
    seenAt: at,
    ...(state !== 'awaiting' && {
      checkedAt: at,
      columns: [{ title: '身份证号', found: '身份证号码' }],
      extraColumns: [],
      counts: { new: 300, same: 0, changed: 0, refused: 0 },
      sums: [{ title: '金额', fen: 1_234_500 }],
      problemCount: 0,
    }),
    ...(state === 'done' && { finishedAt: at, batchId: newId(at) }),
  };
};

export async function writeImports(by: Person, count: number): Promise<void> {
  const rows = times(count, () => putNewImport(importRow(by, 'done')));
  for (let from = 0; from < count; from += 40)
    await transact(...(rows.slice(from, from + 40) as Parameters<typeof transact>));
}

/** A watcher's role that someone asked for, for someone else. */
export function openGrant(
  villageCode: string,
  { personId: askedBy, name: askedByName }: Person,
  personId: string,
): OpenGrant {
  const askedAt = now();
  return {
    grantId: newId(askedAt),
    kind: 'give',
    personId,
    name: '李秀英',
    villageCode,
    role: 'regulator',
    division: DISTRICT,
    askedBy,
    askedByName,
    askedAt,
    until: daysAfter(askedAt, DAYS_TO_CONFIRM),
    version: 1,
  };
}

export async function writeOpenGrants(villageCode: string, askedBy: Person, count: number): Promise<void> {
  for (let place = 0; place < count; place += 1)
    await transact(putOpenGrant(openGrant(villageCode, askedBy, newId()), now()));
}
