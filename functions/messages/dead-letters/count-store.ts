import type { LetterKind } from '@shared/messages/dead-letters';
import { Entity, item, number, string } from '../../platform/entity';
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate';
import { $add } from 'dynamodb-toolbox/entity/actions/update';
import { CivicTable } from '../../platform/tables';
import { readRow } from '../../platform/row';

/** How many wait for the admin: counted by the write that makes one fail, or takes it up again. */
export const LetterCountEntity = new Entity({
  name: 'LetterCount',
  table: CivicTable,
  schema: item({ letterKind: string().key(), count: number() }),
  computeKey: ({ letterKind }) => ({ pk: 'DEADLETTERS', sk: `COUNT#${letterKind}` }),
  answers: 'How many reminders, and how many steps, did not get through',
});

/** Read strongly consistent. */
export async function letterCount(letterKind: LetterKind): Promise<number> {
  const row = await readRow(LetterCountEntity, { letterKind });
  return row?.count ?? 0;
}

/** The write that goes with a letter's: one more, one less, or none. */
export const countLetter = (letterKind: LetterKind, before: boolean, after: boolean) =>
  before === after
    ? []
    : [LetterCountEntity.build(UpdateTransaction).item({ letterKind, count: $add(after ? 1 : -1) })];
