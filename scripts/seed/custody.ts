import { daysAfter } from '@shared/time';
import { type Act, afterAct, type Custodian, type Opening, stepOf } from '../../functions/custody/opening';
import { OpeningEntity, openingRow } from '../../functions/custody/opening-store';
import {
  type ReporterIdentity,
  sealedIdentity,
  SealedIdentityEntity,
} from '../../functions/reports/reporter/identity-store';
import type { ReportEvent } from '../../functions/reports/report';
import type { SeedAccount } from './accounts';
import { demoAccountId, demoPersonId } from './demo-people';
import { lineOf } from './report-lines';
import { REPORT_TEXTS } from './report-texts';
import { type Scene, type SeedReport, written } from './reports';
import { put, type Row } from './row';

/** What is sealed of a confidential report, and what the custodians did about it. */
export interface SeedCustody {
  readonly identity: ReporterIdentity;
  readonly opening?: Opening;
}

const custodian = (key: string): Custodian => ({ accountId: demoAccountId(key), personId: demoPersonId(key) });
const [FIRST, SECOND] = [custodian('he-qing'), custodian('wu-ming')];
const WHY = '对方说材料是假的，要当面核实证据从哪里来';
const REASON = '已经书面请示，由保管员当面核实，不告诉办理单位';

interface Asked {
  daysAgo: number;
  /** What the custodians did then, an hour after each other. */
  acts: readonly [Act, by: Custodian][];
}

/** A report that was sent in confidence; where an office wanted to know from whom, with each step of it. */
function confidential(
  scene: Scene,
  { text, daysAgo, reporter, asked }: { text: number; daysAgo: number; reporter: SeedAccount; asked?: Asked },
): SeedReport {
  const { personId, name, villageCode } = reporter.person;
  const identity = { accountId: reporter.accountId, personId, name, villageCode };
  const seeded = written(scene, { text: REPORT_TEXTS[text]!, fate: 'accepted', daysAgo, reporter, confidential: true });
  if (!asked) return { ...seeded, custody: { identity } };
  const { reportId, handledBy } = seeded.report;
  const wantedAt = daysAfter(scene.now, -asked.daysAgo);
  const line = (at: string, byOffice: string, said: Pick<ReportEvent, 'step' | 'text'>) =>
    lineOf(seeded.report, scene.dice.ulid(at), at, byOffice, said);
  let opening: Opening = {
    ...{ reportId, openingId: scene.dice.ulid(wantedAt), district: scene.district.code, state: 'wanted', version: 1 },
    ...{ wantedBy: handledBy, wantedFor: WHY, wantedAt, wantedByPersonId: demoPersonId('zhao-qiang') },
  };
  const text0 = `想核实举报人身份，要两位保管员同意才行。原因：${WHY}`;
  const events = [line(wantedAt, handledBy, { step: 'identityWanted', text: text0 })];
  asked.acts.forEach(([act, by], place) => {
    const at = new Date(Date.parse(wantedAt) + (place + 1) * 3_600_000).toISOString();
    events.push(line(at, '身份保管员', stepOf(opening, act)));
    opening = afterAct(opening, act, by, at);
  });
  return { ...seeded, events: [...seeded.events, ...events], custody: { identity, opening } };
}

/** 牛角村: one of 王秀英's; of a neighbour's, one wanted, one that waits for the second custodian, one that was opened and one refused. */
export function confidentialReports(
  scene: Scene,
  wang: SeedAccount | undefined,
  neighbour: SeedAccount | undefined,
): SeedReport[] {
  const ask: [Act, Custodian] = [{ command: 'ask', reason: REASON }, FIRST];
  const refuse: [Act, Custodian] = [{ command: 'refuse', reason: '不知道是谁也能查，请先调原始单据' }, SECOND];
  const opened: [Act, Custodian][] = [ask, [{ command: 'consent' }, SECOND], [{ command: 'open' }, FIRST]];
  const of = (reporter: SeedAccount, text: number, daysAgo: number, asked?: Asked) =>
    confidential(scene, { text, daysAgo, reporter, ...(asked && { asked }) });
  return [
    ...(wang ? [of(wang, 11, 15)] : []),
    ...(neighbour
      ? [
          of(neighbour, 9, 11, { daysAgo: 1, acts: [] }),
          of(neighbour, 10, 18, { daysAgo: 2, acts: [ask] }),
          of(neighbour, 12, 26, { daysAgo: 6, acts: opened }),
          of(neighbour, 11, 33, { daysAgo: 9, acts: [ask, refuse] }),
        ]
      : []),
  ];
}

/** The sealed names and the requests about them. Each name is sealed by KMS, one after the other: they are a handful. */
export async function custodyRows(reports: readonly SeedReport[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { report, custody } of reports) {
    if (!custody) continue;
    rows.push(put(SealedIdentityEntity, await sealedIdentity(report.reportId, custody.identity)));
    if (custody.opening) rows.push(put(OpeningEntity, openingRow(custody.opening)));
  }
  return rows;
}
