import { districtOf, levelOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { CentreFigure } from '@shared/supervision/centres';
import { Entity, type FormattedItem, item, list, map, number, record, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

const figures = () => record(string().enum(...CentreFigure.options), number());
const placeOf = (division: string) => `CENTRES#${division}`;

/** What the centres count of a village. */
export const CentreVillageEntity = new Entity({
  name: 'CentreVillage',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    name: string(),
    population: number().optional(),
    figures: figures(),
    /** What everybody may read of its alerts. */
    alerts: map({ through: string(), raised: number(), real: number(), closed: number() }).optional(),
    /** From January through the last whole month, where that month is closed. */
    managementFen: number().optional(),
    asOf: string(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ villageCode }) => ({ pk: placeOf(townOf(villageCode)), sk: `VILLAGE#${villageCode}` }),
  answers: 'What the centres count of the villages of a town; of a district (gsi1)',
});
export type KeptVillage = Omit<FormattedItem<typeof CentreVillageEntity>, 'gsi1pk' | 'gsi1sk'>;

/** What they add up to in the district and in each of its towns: one row, so that a wall costs the same of any number of villages. */
const CentreSumEntity = new Entity({
  name: 'CentreSum',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    asOf: string(),
    month: string(),
    villages: number(),
    figures: figures(),
    towns: list(map({ code: string(), name: string(), villages: number(), figures: figures() })),
    spread: map({ villages: number(), lowerFen: number(), medianFen: number(), upperFen: number() }).optional(),
  }),
  computeKey: ({ districtCode }) => ({ pk: placeOf(districtCode), sk: 'SUM' }),
  answers: 'What the centres of this district show',
});
export type KeptSum = FormattedItem<typeof CentreSumEntity>;

export const centreSumOf = (districtCode: string): Promise<KeptSum | undefined> =>
  readRow(CentreSumEntity, { districtCode }, { consistent: false });

export const centreVillageOf = (villageCode: string): Promise<KeptVillage | undefined> =>
  readRow(CentreVillageEntity, { villageCode }, { consistent: false });

export const putCentreSum = (sum: KeptSum): Promise<unknown> => writeRow(CentreSumEntity, sum);

export const putCentreVillage = (village: KeptVillage): Promise<unknown> =>
  writeRow(CentreVillageEntity, {
    ...village,
    gsi1pk: placeOf(districtOf(village.villageCode)),
    gsi1sk: `VILLAGE#${village.villageCode}`,
  });

/** The villages of a town or a district, by code. */
export const centreVillagesIn = (division: string, query: PageQuery): Promise<Page<KeptVillage>> =>
  queryPage(
    CentreVillageEntity,
    {
      partition: placeOf(division),
      ...(levelOf(division) === 'district' && { index: 'gsi1' as const }),
      range: { beginsWith: 'VILLAGE#' },
    },
    query,
  );
