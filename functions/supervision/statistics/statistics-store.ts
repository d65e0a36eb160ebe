import { VillageKind } from '@shared/supervision/statistics';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { readRow, writeRow } from '../../platform/row';
import { CivicTable } from '../../platform/tables';
import type { KeptPeers } from './peers';

/** How villages of a kind spread: counted each hour with the centres. */
const CentrePeersEntity = new Entity({
  name: 'CentrePeers',
  table: CivicTable,
  schema: item({
    districtCode: string().key(),
    ...{ asOf: string(), from: string(), through: string() },
    groups: list(
      map({
        kind: string().enum(...VillageKind.options),
        villages: number(),
        quartiles: map({ lowerFen: number(), medianFen: number(), upperFen: number() }).optional(),
        fences: map({ lowFen: number(), highFen: number(), beyond: number() }).optional(),
      }),
    ),
  }),
  computeKey: ({ districtCode }) => ({ pk: `CENTRES#${districtCode}`, sk: 'PEERS' }),
  answers: 'How do the villages of a kind spread in this district',
});

/** How many entries of a town or a district began with each digit: counted by the night that read every book of it. */
const CentreDigitsEntity = new Entity({
  name: 'CentreDigits',
  table: CivicTable,
  schema: item({
    division: string().key(),
    ...{ asOf: string(), from: string(), through: string() },
    villages: number(),
    counts: list(number()),
    leftOut: number(),
  }),
  computeKey: ({ division }) => ({ pk: `CENTRES#${division}`, sk: 'DIGITS' }),
  answers: 'With which digits do the entries of this town or district begin',
});
export type KeptDigits = FormattedItem<typeof CentreDigitsEntity>;

export const peersIn = (districtCode: string): Promise<KeptPeers | undefined> =>
  readRow(CentrePeersEntity, { districtCode }, { consistent: false });

export const putPeers = (peers: KeptPeers): Promise<unknown> =>
  writeRow(CentrePeersEntity, { ...peers, groups: [...peers.groups] });

export const centreDigitsOf = (division: string): Promise<KeptDigits | undefined> =>
  readRow(CentreDigitsEntity, { division }, { consistent: false });

export const putCentreDigits = (digits: KeptDigits): Promise<unknown> => writeRow(CentreDigitsEntity, digits);
