import { DEMO_VILLAGES } from '../../scripts/seed/demo-people';
import { seedDistrict } from '../../scripts/seed/seed-district';
import { writeRows } from '../../scripts/seed/write';
import { now } from '../../functions/platform/clock';
import { type Consumed, consumedBy } from '../../tests/support/consumed';
import { freshTables } from '../../tests/support/tables';
import { forget } from '../consumed/district';
import { rounded } from '../measure';
import { type LargeDistrict, largeDistrictRows } from './large-district';
import { officeScreens, type Screen, villageScreens } from './screens';

/** Villages of 南溪区. */
const VILLAGES = 158;
const SIZES = [1, 10, 100] as const;
/** About so many entries are in the books of 南溪区's villages. */
const ENTRIES = 37_000;

export interface ScreenRow {
  screen: string;
  as: string;
  calls: number;
  /** Requests to DynamoDB at the largest size. */
  requests: number;
  'units 1×': number;
  'units 10×': number;
  'units 100×': number;
  'cold 1×': number;
  'cold 100×': number;
  'KB 1×': number;
  'KB 10×': number;
  'KB 100×': number;
  flat: boolean;
  'why not': string;
}

interface Seen {
  units: number;
  cold: number;
  requests: number;
  bytes: number;
}

const bytesOf = (bodies: readonly unknown[]): number =>
  bodies.reduce<number>((sum, body) => sum + Buffer.byteLength(JSON.stringify(body)), 0);

const readUnits = ({ units, writeUnits }: Consumed<unknown>): number => units - writeUnits;

async function see({ asks }: Screen): Promise<Seen> {
  const open = () =>
    consumedBy(async () => {
      const bodies = [];
      for (const each of asks) bodies.push(await each());
      return bodies;
    });
  forget();
  const cold = await open();
  const warm = await open();
  return {
    units: readUnits(warm),
    cold: readUnits(cold),
    requests: warm.requests,
    bytes: bytesOf(warm.result),
  };
}

async function seeAll(screens: readonly Screen[]): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  for (const screen of screens) seen.set(`${screen.screen}|${screen.as}`, await see(screen));
  return seen;
}

const kb = (bytes: number): number => rounded(bytes / 1024, 1);
const same = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

/**
 * Opens every screen in tables of 1, 10 and 100 times the district's villages.
 * @param full writes the whole district, not the demo's villages alone, and entries of every other village.
 */
export async function measureScreens(full: boolean): Promise<{ rows: ScreenRow[]; how: string }> {
  await freshTables();
  forget();
  const entriesEach = full ? 12 : 0;
  const districts = SIZES.map((size): LargeDistrict => ({
    code: `9${String(size).padStart(5, '0')}`,
    villages: VILLAGES * size,
  }));
  const seeded = await seedDistrict({ now: now(), ...(!full && { villages: DEMO_VILLAGES }) });
  const village = await villageScreens();
  let rowsInTables = seeded.rows;
  const written: number[] = [];
  const measured: { screens: readonly Screen[]; seen: Map<string, Seen> }[] = [];
  for (const district of districts) {
    rowsInTables += await writeRows(largeDistrictRows(district, entriesEach));
    written.push(rowsInTables);
    forget();
    const screens = [...village, ...(await officeScreens(district))];
    measured.push({ screens, seen: await seeAll(screens) });
  }
  const rows = measured[0]!.screens.map(({ screen, as, asks, grows }): ScreenRow => {
    const [one, ten, hundred] = measured.map(({ seen }) => seen.get(`${screen}|${as}`)!) as [Seen, Seen, Seen];
    const all = [one, ten, hundred];
    const isSame = (of: keyof Seen) => same(all.map((seen) => seen[of]));
    const flatWarm = isSame('units') && isSame('requests') && isSame('bytes');
    const flat = flatWarm && isSame('cold');
    const excused = !flat && (grows?.when === 'always' || flatWarm);
    return {
      screen,
      as,
      calls: asks.length,
      requests: hundred.requests,
      'units 1×': one.units,
      'units 10×': ten.units,
      'units 100×': hundred.units,
      'cold 1×': one.cold,
      'cold 100×': hundred.cold,
      'KB 1×': kb(one.bytes),
      'KB 10×': kb(ten.bytes),
      'KB 100×': kb(hundred.bytes),
      flat,
      'why not': excused ? (grows?.why ?? '') : '',
    };
  });
  const [first, second, third] = written.map((count) => count.toLocaleString('en-US'));
  return {
    rows,
    how:
      `Real rows: ${full ? 'the whole of 南溪区' : 'three villages of 南溪区 whole'}, all its divisions and catalogues; then one district more of ${VILLAGES}, ` +
      `one of ${VILLAGES * 10}, one of ${(VILLAGES * 100).toLocaleString('en-US')} villages, each village with its rows in the lists of town and district` +
      `${entriesEach ? ` and ${entriesEach} entries of its book` : ''}: ${first}, ${second} and ${third} rows in the tables. ` +
      'The screens of a village read the same partitions each time; those of an office read the district of that size. ' +
      `Not written: the other entries of 100× (${(ENTRIES * 100).toLocaleString('en-US')}) and its payments. They stand in partitions by village and by person that none of these screens reads, ` +
      'and what a Query consumes depends on the rows that it reads, not on the table: extrapolated from the equal figures at three sizes, not measured. ' +
      'units: read units of all calls of the screen in warm Lambdas; cold: with nothing kept in memory; KB: bytes of the answers ÷ 1,024; flat: units, requests and bytes are equal at all sizes',
  };
}

/** The screens that cost more in a larger district and have no reason to. */
export const growingScreens = (rows: readonly ScreenRow[]): string[] =>
  rows.filter((row) => !row.flat && !row['why not']).map(({ screen, as }) => (as ? `${screen} (${as})` : screen));
