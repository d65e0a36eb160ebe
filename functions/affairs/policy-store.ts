import { Confidence } from '@shared/subsidies';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { CivicTable } from '../platform/tables';

/** A farm policy (明白事). Its programs are kept with their names: the catalogue of programs is another feature's. */
export const PolicyEntity = new Entity({
  name: 'Policy',
  table: CivicTable,
  schema: item({
    policyCode: string().key(),
    name: string(),
    category: string(),
    department: string(),
    audience: string(),
    summary: string(),
    level: string(),
    documentNo: string().optional(),
    cycle: string(),
    unit: string().optional(),
    programs: list(map({ programCode: string(), name: string() })),
    confidence: string().enum(...Confidence.options),
  }),
  computeKey: ({ policyCode }: { policyCode: string }) => ({ pk: 'POLICIES', sk: `POLICY#${policyCode}` }),
  timestamps: false,
  meta: { title: 'Policy', description: 'Which policies are there' },
});
export type StoredPolicy = FormattedItem<typeof PolicyEntity>;

const KEPT_MS = 60_000;
let kept: { policies: Promise<StoredPolicy[]>; readAt: number } | undefined;

async function readPolicies(): Promise<StoredPolicy[]> {
  const { Items = [] } = await CivicTable.build(QueryCommand)
    .entities(PolicyEntity)
    .query({ partition: 'POLICIES', range: { beginsWith: 'POLICY#' } })
    .options({ entityAttrFilter: false, maxPages: Infinity })
    .send();
  return Items;
}

/** Every policy, by code: some 65 short rows, kept in memory for a minute, since each search reads them all. */
export function allPolicies(at: string): Promise<StoredPolicy[]> {
  const instant = Date.parse(at);
  if (!kept || Math.abs(instant - kept.readAt) > KEPT_MS) {
    const policies = readPolicies();
    kept = { policies, readAt: instant };
    policies.catch(() => (kept = undefined));
  }
  return kept.policies;
}

/** For import and tests: the next reader reads again. */
export const forgetPolicies = (): void => {
  kept = undefined;
};

export async function policyOf(policyCode: string): Promise<StoredPolicy | undefined> {
  const { Item } = await PolicyEntity.build(GetItemCommand).key({ policyCode }).send();
  return Item;
}
