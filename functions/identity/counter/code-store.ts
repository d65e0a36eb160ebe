import { Entity, type FormattedItem, item, map, number, string } from '../../platform/entity';
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete';
import { lookupHash, sameHash } from '../../platform/sealed';
import { CivicTable } from '../../platform/tables';
import { ConditionsFailed, transact } from '../../platform/transact';
import { putRow, readRow } from '../../platform/row';

/** A code that the counter gave for one person; of it the keyed hash alone is kept. A new one takes the place of the one before. */
export const CounterCodeEntity = new Entity({
  name: 'CounterCode',
  table: CivicTable,
  schema: item({
    personId: string().key(),
    codeId: string(),
    codeHash: string(),
    issuedByPersonId: string(),
    expiresAt: string(),
    /** Wrong ones that were typed. */
    misses: number(),
    phoneOf: map({ relation: string(), name: string() }).optional(),
    ttl: number(),
  }),
  computeKey: ({ personId }) => ({ pk: `COUNTER#${personId}`, sk: 'CODE' }),
  answers: 'With which code may this person be bound, given out at the counter',
});

export type CounterCode = FormattedItem<typeof CounterCodeEntity>;

/** After so many wrong ones the code is dead: one of a hundred million is not guessed in five. */
export const MOST_MISSES = 5;

export const codeHashOf = (personId: string, code: string): string => lookupHash('counterCode', `${personId}#${code}`);

/** Read strongly consistent. */
export const findCode = (personId: string): Promise<CounterCode | undefined> =>
  readRow(CounterCodeEntity, { personId });

/** Whether what was typed is the code, in its time, and not tried to death. */
export const provesBy = (code: CounterCode | undefined, typed: string, at: string): boolean =>
  code !== undefined &&
  code.misses < MOST_MISSES &&
  at < code.expiresAt &&
  sameHash(code.codeHash, codeHashOf(code.personId, typed));

export const putCode = (code: CounterCode) => putRow(CounterCodeEntity, code);

const asRead = ({ codeId, misses }: CounterCode) => ({
  and: [{ attr: 'codeId', eq: codeId } as const, { attr: 'misses', eq: misses } as const],
});

/** Uses a code up; the transaction fails when another phone did. */
export const spendCode = (code: CounterCode) =>
  CounterCodeEntity.build(DeleteTransaction)
    .key({ personId: code.personId })
    .options({ condition: asRead(code) });

/** Counts a wrong one; of several at the same time each counts, or another code has come. */
export async function missCode(code: CounterCode): Promise<void> {
  try {
    await transact(putRow(CounterCodeEntity, { ...code, misses: code.misses + 1 }, asRead(code)));
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    const now = await findCode(code.personId);
    if (now?.codeId === code.codeId) await missCode(now);
  }
}
