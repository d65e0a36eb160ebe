import { districtOf, levelOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import type { BenefitPlace, BenefitProgram } from '@shared/supervision/benefits';
import { daysAfter } from '@shared/time';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { readRow, writeRow } from '../../platform/row';
import { deletedAfter } from '../../platform/clock';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

const part = () => map({ fen: number(), persons: number() }).optional();
const sums = () => ({ paid: part(), before: part(), unclaimed: number().optional() });
const isDistrict = (division: string): boolean => levelOf(division) === 'district';
/** Under which division a place is listed: a village under its town. */
const parentOf = (division: string): string =>
  levelOf(division) === 'village' ? townOf(division) : districtOf(division);

/** What subsidies paid in a place, without what is small. */
export const BenefitPlaceEntity = new Entity({
  name: 'BenefitPlace',
  table: CivicTable,
  schema: item({
    division: string().key(),
    name: string(),
    rostered: number(),
    notCompared: number(),
    asOf: string(),
    ...sums(),
  }),
  computeKey: ({ division }) => ({
    pk: `BENEFITS#${parentOf(division)}`,
    sk: isDistrict(division) ? 'DISTRICT' : `PLACE#${division}`,
  }),
  answers: 'What subsidies paid in the towns of a district, and who may claim and does not in the villages of a town',
});

export const BenefitProgramEntity = new Entity({
  name: 'BenefitProgram',
  table: CivicTable,
  schema: item({
    ...{ division: string().key(), programCode: string().key() },
    ...{ name: string(), programName: string(), asOf: string(), ...sums() },
  }),
  computeKey: ({ division, programCode }) => ({
    pk: `BENEFITS#${districtOf(division)}`,
    sk: isDistrict(division) ? `PROGRAM#${programCode}` : `TOWNS#${programCode}#${division}`,
  }),
  answers: 'What each program paid in this district; what one of them paid in its towns',
});

const programList = () => list(map({ programCode: string(), programName: string() }));

/** Someone who may claim what they do not. The name stands on the roster; what the registers say of them, in their own row. */
export const UnclaimedEntity = new Entity({
  name: 'Unclaimed',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    personId: string().key(),
    group: string().key(),
    programs: programList(),
    /** What a run found that has not read every village: which of it still pays anybody, only the whole district says. */
    candidates: programList().optional(),
    factsAsOf: string(),
    asOf: string(),
    ttl: number(),
  }),
  computeKey: ({ villageCode, personId, group }) => ({ pk: `UNCLAIMED#${villageCode}`, sk: `${group}#${personId}` }),
  answers: 'Who of this village may claim a subsidy and does not, group by group',
});
export type StoredUnclaimed = Omit<FormattedItem<typeof UnclaimedEntity>, 'ttl'>;

/** Two nights that fail, and the list is gone rather than wrong. */
const DAYS_KEPT = 3;

export const putBenefitPlace = (place: BenefitPlace): Promise<unknown> => writeRow(BenefitPlaceEntity, place);
export const putBenefitProgram = (program: BenefitProgram): Promise<unknown> => writeRow(BenefitProgramEntity, program);
export const putUnclaimed = (row: StoredUnclaimed): Promise<unknown> =>
  writeRow(UnclaimedEntity, { ...row, ttl: deletedAfter(daysAfter(row.asOf, DAYS_KEPT)) });
export const removeUnclaimed = ({ villageCode, personId, group }: StoredUnclaimed): Promise<unknown> =>
  UnclaimedEntity.build(DeleteItemCommand).key({ villageCode, personId, group }).send();

export const benefitPlaceOf = (division: string): Promise<BenefitPlace | undefined> =>
  readRow(BenefitPlaceEntity, { division }, { consistent: false });

/** The towns of a district, or the villages of a town, by code. */
export const benefitPlacesIn = (division: string, query: PageQuery): Promise<Page<BenefitPlace>> =>
  queryPage(BenefitPlaceEntity, { partition: `BENEFITS#${division}`, range: { beginsWith: 'PLACE#' } }, query);

/** The programs of a district by code; with one, its towns. */
export const benefitProgramsIn = (
  districtCode: string,
  programCode: string | undefined,
  query: PageQuery,
): Promise<Page<BenefitProgram>> =>
  queryPage(
    BenefitProgramEntity,
    {
      partition: `BENEFITS#${districtCode}`,
      range: { beginsWith: programCode === undefined ? 'PROGRAM#' : `TOWNS#${programCode}#` },
    },
    query,
  );

export const unclaimedIn = (villageCode: string, query: PageQuery): Promise<Page<StoredUnclaimed>> =>
  queryPage(UnclaimedEntity, { partition: `UNCLAIMED#${villageCode}` }, query);
