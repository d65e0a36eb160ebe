import { daysAfter } from '@shared/time';
import { Entity, type FormattedItem } from '../../platform/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { deletedAfter } from '../../platform/clock';
import { everyRow, queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { readRow } from '../../platform/read-row';

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
  BenefitRunEntity.build(PutItemCommand)
    .item({ ...run, ttl: ttlAfter(run.startedAt) })
    .send();

export const putBenefitRead = (read: BenefitRead): Promise<unknown> =>
  BenefitReadEntity.build(PutItemCommand)
    .item({ ...read, ttl: ttlAfter(read.startedAt) })
    .send();

/** Everything that a run read, by village. */
export const benefitReadsOf = async ({
  districtCode,
  startedAt,
}: Pick<BenefitRun, 'districtCode' | 'startedAt'>): Promise<ReadonlyMap<string, BenefitRead>> => {
  const partition = `BENEFITREADS#${districtCode}#${startedAt}`;
  const rows = await everyRow((query) => queryPage(BenefitReadEntity, { partition }, query));
  return new Map(rows.map((row) => [row.villageCode, row]));
};
