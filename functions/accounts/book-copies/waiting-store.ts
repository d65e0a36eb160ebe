import { Entity, type FormattedItem, item, list, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { LedgerTable } from '../../platform/tables';

/** The copies that one row of a roster waits for. The list by index is a moment behind: two that ask at once would both see room in it. */
export const CopiesWaitingEntity = new Entity({
  name: 'CopiesWaiting',
  table: LedgerTable,
  schema: item({ personId: string().key(), copyIds: list(string()), version: number() }),
  computeKey: ({ personId }) => ({ pk: `COPIES#BY#${personId}`, sk: 'WAITING' }),
  answers: 'Which copies of the books does a person wait for',
});
type StoredWaiting = FormattedItem<typeof CopiesWaitingEntity>;

/** Strongly consistent. */
export async function copiesWaitingOf(personId: string): Promise<StoredWaiting> {
  const row = await readRow(CopiesWaitingEntity, { personId });
  return row ?? { personId, copyIds: [], version: 0 };
}

/** @throws ConditionsFailed when the person asked for another by this row, or was answered, since it was read. */
export const putCopiesWaiting = (copyIds: string[], { personId, version }: StoredWaiting) =>
  putRow(CopiesWaitingEntity, { personId, copyIds, version: version + 1 }, unlessChanged(version));
