import { daysAfter } from '@shared/time';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
import { deletedAfter } from '../../platform/clock';
import { everyRow, queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

/** How far a night's counting of a district came. */
const BenefitRunEntity = new Entity({
  name: 'BenefitRun',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    day: string().key(),
    /** The last village that is read. */
    after: string(),
    startedAt: string(),
    finishedAt: string().optional(),
    ttl: number(),
  }),
  computeKey: ({ districtCode, day }) => ({ pk: `BENEFITRUNS#${districtCode}`, sk: `DAY#${day}` }),
  answers: 'How far did the counting of this district’s subsidies come that night',
});
export type BenefitRun = Omit<FormattedItem<typeof BenefitRunEntity>, 'ttl'>;

const paid = () => list(map({ programCode: string(), programName: string(), fen: number(), persons: number() }));

/** What was read of a village, until the run has read all of them: numbers as they are, which nobody is shown. */
const BenefitReadEntity = new Entity({
  name: 'BenefitRead',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    startedAt: string().key(),
    villageCode: string().key(),
    paid: paid(),
    before: paid(),
    paidPersons: number(),
    beforePersons: number(),
    claimed: list(string()),
    rostered: number(),
    notCompared: number(),
    ttl: number(),
  }),
  computeKey: ({ districtCode, startedAt, villageCode }) => ({
    pk: `BENEFITREADS#${districtCode}#${startedAt}`,
    sk: villageCode,
  }),
  answers: 'What did this run read of the villages so far',
});
type BenefitRead = Omit<FormattedItem<typeof BenefitReadEntity>, 'ttl'>;

const DAYS_KEPT = 3;
const ttlAfter = (startedAt: string) => deletedAfter(daysAfter(startedAt, DAYS_KEPT));

export const benefitRunOf = (districtCode: string, day: string): Promise<BenefitRun | undefined> =>
  readRow(BenefitRunEntity, { districtCode, day });

export const putBenefitRun = (run: BenefitRun): Promise<unknown> =>
  writeRow(BenefitRunEntity, { ...run, ttl: ttlAfter(run.startedAt) });

export const putBenefitRead = (read: BenefitRead): Promise<unknown> =>
  writeRow(BenefitReadEntity, { ...read, ttl: ttlAfter(read.startedAt) });

/** Everything that a run read, by village. */
export const benefitReadsOf = async ({
  districtCode,
  startedAt,
}: Pick<BenefitRun, 'districtCode' | 'startedAt'>): Promise<ReadonlyMap<string, BenefitRead>> => {
  const partition = `BENEFITREADS#${districtCode}#${startedAt}`;
  const rows = await everyRow((query) => queryPage(BenefitReadEntity, { partition }, query));
  return new Map(rows.map((row) => [row.villageCode, row]));
};
