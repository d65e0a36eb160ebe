import { Entity, type FormattedItem, item, number, string } from '../platform/entity';
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete';
import { putRow, readRow } from '../platform/row';
import { CivicTable } from '../platform/tables';
import { readRows } from '../platform/query-page';

/** A cadre as the village sees them (村干部): public by 村务公开, bound to an account or not. */
export const CadreEntity = new Entity({
  name: 'Cadre',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    /** The person's id. */
    cadreId: string().key(),
    name: string(),
    title: string(),
    /** Place in the list: the secretary first. */
    order: number(),
  }),
  computeKey: ({ villageCode, cadreId }) => ({ pk: `CADRES#${villageCode}`, sk: `CADRE#${cadreId}` }),
  answers: 'Who are the cadres of this village',
});

export type Cadre = FormattedItem<typeof CadreEntity>;

/** A dozen people at most: one page by nature. */
export async function cadresOf(villageCode: string): Promise<Cadre[]> {
  const rows = await readRows(CadreEntity, { partition: `CADRES#${villageCode}`, range: { beginsWith: 'CADRE#' } });
  return rows.sort((a, b) => a.order - b.order || a.cadreId.localeCompare(b.cadreId));
}

/** The cadre of this village with this id; undefined when there is none there. */
export const cadreOf = (villageCode: string, cadreId: string): Promise<Cadre | undefined> =>
  readRow(CadreEntity, { villageCode, cadreId });

export const putCadre = (cadre: Cadre) => putRow(CadreEntity, cadre);
export const deleteCadre = (villageCode: string, cadreId: string) =>
  CadreEntity.build(DeleteTransaction).key({ villageCode, cadreId });
