import { townOf } from '@shared/divisions';
import { BankSignatureEntity } from '../../functions/accounts/bank/match-store';
import { bankSignaturesOf } from './bank';
import { AS_OF } from './calendar';
import { custodyRows } from './custody';
import { DEMO_VILLAGES, NIUJIAO } from './demo-people';
import { seedDistrictAt } from './districts';
import { centreDeskRows } from './centre-desk';
import { intakeRows } from './intake';
import { levyRows } from './levies';
import { messageRows, type SeedMessage } from './messages';
import { bookOrders, orderRows } from './orders';
import { policyMessages } from './policies';
import { letterMessagesOf } from './report-letters';
import { messagesOf, type SeedReport } from './reports';
import { puts, type Row } from './row';
import {
  catalogueRows,
  divisionRows,
  reportRows,
  undeliveredRows,
  kindMeanRows,
  villageRows,
  yearByMonthRows,
} from './rows';
import { demoHolders, type SeededVillage, villagesOf } from './village';
import { type WriteOptions, writeRows } from './write';

export interface SeedOptions {
  /** How many copies of the district: 1 is 南溪区 itself, the others have codes that belong to nobody. */
  scale?: number;
  /** When the reports are told from (their deadlines run from it); everything else stands on 2026-11-20. */
  now?: string;
  /** Only these villages' people, books and reports (`DEMO_VILLAGES`), for tests; the divisions and catalogues are whole. */
  villages?: readonly string[];
  onProgress?: (rows: number) => void;
}

export interface Seeded {
  rows: number;
  seconds: number;
}

const isDemo = (code: string): boolean => DEMO_VILLAGES.includes(code);

/**
 * Fills empty tables with the district: real divisions, programs, policies and accounts; invented people, payments, books and
 * reports. The same each time, the demo's villages first. Rows that are there are overwritten.
 */
export async function seedDistrict({
  scale = 1,
  now = AS_OF,
  villages,
  onProgress,
}: SeedOptions = {}): Promise<Seeded> {
  const started = performance.now();
  let rows = 0;
  const write = async (given: Iterable<Row>) => {
    const before = rows;
    rows += await writeRows(given, { onWritten: (count) => onProgress?.(before + count) });
  };
  /** The reports come last, when scores and inboxes are written: the streams then find all they tell told already. */
  const writeVillages = async (
    copy: number,
    wanted: (code: string) => boolean,
    told: (reports: SeedReport[], more: SeedMessage[]) => Row[] = () => [],
  ) => {
    const reports: SeedReport[] = [];
    const more: SeedMessage[] = [];
    const all = (code: string) => wanted(code) && (!villages || villages.includes(code));
    await write(rowsOfVillages(copy, now, all, reports, more));
    await write(told(reports, more));
    const custody = await custodyRows(reports);
    await write(custody);
    await write(reportRows(reports, custody));
  };

  await write(catalogueRows());
  await write(divisionRows(0));
  await writeVillages(0, isDemo, (reports, more) => [
    ...messageRows([
      ...messagesOf(reports, demoHolders(0)),
      ...letterMessagesOf(reports, demoHolders(0)),
      ...policyMessages(),
      ...more,
    ]),
    ...undeliveredRows(reports),
  ]);
  const banked = seedDistrictAt(0).villages.filter(({ code }) => !villages || villages.includes(code));
  await write(puts(BankSignatureEntity, await bankSignaturesOf(banked)));
  if (!villages || villages.includes(NIUJIAO)) {
    await write([...(await orderRows(now)), ...intakeRows()]);
    await write([...(await centreDeskRows()), ...levyRows()]);
    await bookOrders(now);
  }
  if (villages?.includes(NIUJIAO)) await write(neighbourRows(now, villages));
  // What these villages' reports tell the town and the district is left to the streams: by now the inboxes are in use.
  await writeVillages(0, (code) => !isDemo(code));
  for (let copy = 1; copy < scale; copy += 1) {
    await write(divisionRows(copy));
    await writeVillages(copy, () => true);
  }
  return { rows, seconds: (performance.now() - started) / 1000 };
}

/**
 * One more village of a district that is seeded and in use: its people, books and reports, and nothing that others share. What its
 * reports tell the town and the district is left to the streams. Resolves to how many rows it has.
 */
export async function seedVillage(code: string, now: string, options: WriteOptions): Promise<number> {
  const reports: SeedReport[] = [];
  const village = rowsOfVillages(0, now, (one) => one === code, reports, []);
  const rows = await writeRows(village, options);
  const custody = await custodyRows(reports);
  return rows + (await writeRows([...custody, ...reportRows(reports, custody)], options));
}

/** Fewer than five villages are not compared: the demo's town gets the sums, and no more, of three that are not seeded yet. */
const NEIGHBOURS = 3;
function* neighbourRows(now: string, seeded: readonly string[]): Generator<Row> {
  const others = seedDistrictAt(0).villages.filter(
    ({ code, townCode }) => townCode === townOf(NIUJIAO) && !seeded.includes(code),
  );
  const chosen = others.slice(0, NEIGHBOURS).map(({ code }) => code);
  for (const { village, book } of villagesOf(0, now, (code) => chosen.includes(code)))
    yield* yearByMonthRows(village.code, book.entries);
}

/** A village's rows after the other's; their reports and messages are put aside. */
function* rowsOfVillages(
  copy: number,
  now: string,
  wanted: (code: string) => boolean,
  reports: SeedReport[],
  more: SeedMessage[],
): Generator<Row> {
  const scores: SeededVillage['scores'][number][] = [];
  for (const village of villagesOf(copy, now, wanted)) {
    scores.push(...village.scores);
    reports.push(...village.reports);
    more.push(...village.messages);
    yield* villageRows(village);
  }
  yield* kindMeanRows(scores);
}
