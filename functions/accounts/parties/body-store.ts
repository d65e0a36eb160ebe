import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { boolean } from 'dynamodb-toolbox/schema/boolean';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { districtOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { inParallel } from '../../platform/in-parallel';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';

const partitionOf = (division: string) => `BODIES#${division}`;

/** A body that is known as one: by its credit code, or because an office decided so. Its name is published whole. */
export const BodyEntity = new Entity({
  name: 'Body',
  table: LedgerTable,
  schema: item({
    /** Of the district, for all its villages, or of a town, for those of the town. */
    division: string().key(),
    /** As names are compared: `partyText`. */
    text: string().key(),
    name: string(),
    creditCode: string().optional(),
    /** Why it is one, where it has no credit code: in words of the office that decided. */
    reason: string().optional(),
    /** The office: 罗龙街道. */
    registeredBy: string(),
    registeredAt: string(),
    /** Taken off the register: the name is masked from then on. */
    withdrawn: boolean().optional(),
    version: number(),
  }),
  computeKey: ({ division, text }: { division: string; text: string }) => ({
    pk: partitionOf(division),
    sk: `BODY#${text}`,
  }),
  timestamps: false,
  meta: { title: 'Body', description: 'Which names of payees and parties are bodies, and on whose word' },
});
export type StoredBody = FormattedItem<typeof BodyEntity>;

export async function bodyNamed(division: string, text: string): Promise<StoredBody | undefined> {
  const { Item } = await BodyEntity.build(GetItemCommand).key({ division, text }).options({ consistent: true }).send();
  return Item;
}

export const bodiesOf = (division: string, query: PageQuery): Promise<Page<StoredBody>> =>
  queryPage(BodyEntity, { partition: partitionOf(division), range: { beginsWith: 'BODY#' } }, query);

/** The write of a body as it was read; version 1 is one that was not there. */
export const putBody = (body: StoredBody) =>
  BodyEntity.build(PutTransaction)
    .item(body)
    .options({
      condition: body.version === 1 ? { attr: 'text', exists: false } : { attr: 'version', eq: body.version - 1 },
    });

const AT_ONCE = 16;

/** Which of these texts are bodies on the register of the village's district or town. */
export async function registeredAmong(villageCode: string, texts: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  await inParallel(texts, AT_ONCE, async (text) => {
    const rows = await Promise.all(
      [districtOf(villageCode), townOf(villageCode)].map((division) => bodyNamed(division, text)),
    );
    if (rows.some((row) => row && !row.withdrawn)) found.add(text);
  });
  return found;
}
