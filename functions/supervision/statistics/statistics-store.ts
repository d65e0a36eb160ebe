import { VillageKind } from '@shared/supervision/statistics';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
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
  computeKey: ({ districtCode }: { districtCode: string }) => ({ pk: `CENTRES#${districtCode}`, sk: 'PEERS' }),
  timestamps: false,
  meta: { title: 'CentrePeers', description: 'How do the villages of a kind spread in this district' },
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
  computeKey: ({ division }: { division: string }) => ({ pk: `CENTRES#${division}`, sk: 'DIGITS' }),
  timestamps: false,
  meta: { title: 'CentreDigits', description: 'With which digits do the entries of this town or district begin' },
});
export type KeptDigits = FormattedItem<typeof CentreDigitsEntity>;

export async function peersIn(districtCode: string): Promise<KeptPeers | undefined> {
  const { Item } = await CentrePeersEntity.build(GetItemCommand).key({ districtCode }).send();
  return Item;
}

export const putPeers = (peers: KeptPeers): Promise<unknown> =>
  CentrePeersEntity.build(PutItemCommand)
    .item({ ...peers, groups: [...peers.groups] })
    .send();

export async function centreDigitsOf(division: string): Promise<KeptDigits | undefined> {
  const { Item } = await CentreDigitsEntity.build(GetItemCommand).key({ division }).send();
  return Item;
}

export const putCentreDigits = (digits: KeptDigits): Promise<unknown> =>
  CentreDigitsEntity.build(PutItemCommand).item(digits).send();
