import { districtOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { VillageOfKind, WORK_THEMES } from '@shared/reviews/reviews';
import { boolean, Entity, type FormattedItem, item, map, number, string } from '../../platform/entity';
import { putRow } from '../../platform/row';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import type { Fall } from './fall';

const standing = () =>
  map({ quarter: string(), count: number(), good: map({ share: number(), low: number(), high: number() }) });

interface FallKey {
  readonly districtCode: string;
  readonly quarter: string;
  readonly kind: string;
  readonly place: string;
  readonly villageCode: string;
  readonly theme: string;
}

/** A theme that is worse than it was, kept with the page that says so; in order of how much. Never changed. */
export const ScoreFallEntity = new Entity({
  name: 'ScoreFall',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    villageCode: string().key(),
    kind: string()
      .enum(...VillageOfKind.options)
      .key(),
    quarter: string().key(),
    theme: string()
      .enum(...WORK_THEMES)
      .key(),
    /** The less it is, the more it fell. */
    place: string().key(),
    fell: number(),
    villageName: string(),
    before: standing(),
    after: standing(),
    isSure: boolean(),
  }),
  computeKey: ({ districtCode, quarter, kind, place, villageCode, theme }: FallKey) => ({
    pk: fallsOf(districtCode, quarter, kind),
    sk: `${place}#${villageCode}#${theme}`,
  }),
  answers: 'Which villages’ scores fell most in this quarter, the worst first',
});
export type StoredFall = FormattedItem<typeof ScoreFallEntity>;

const fallsOf = (districtCode: string, quarter: string, kind: string) =>
  `SCOREFALLS#${districtCode}#${quarter}#${kind}`;

/** Seed uses it too. */
export const fallRow = (of: Pick<StoredFall, 'villageCode' | 'villageName' | 'kind'>, fall: Fall): StoredFall => ({
  ...of,
  ...fall,
  districtCode: districtOf(of.villageCode),
  place: String(100 - fall.fell).padStart(3, '0'),
  quarter: fall.after.quarter,
});

export const putFall = (row: StoredFall) => putRow(ScoreFallEntity, row);

/** Those of a district in a quarter, the worst first. */
export const fallsIn = (
  district: string,
  { quarter, kind }: Pick<StoredFall, 'quarter' | 'kind'>,
  query: PageQuery,
): Promise<Page<StoredFall>> => queryPage(ScoreFallEntity, { partition: fallsOf(district, quarter, kind) }, query);
