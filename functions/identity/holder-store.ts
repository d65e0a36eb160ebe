import type { Role } from '@shared/roles';
import { Entity, item, string } from '../platform/entity';
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete';
import { putRow } from '../platform/row';
import { CivicTable } from '../platform/tables';
import { readRows } from '../platform/query-page';

/** An account that holds an office: written and taken away with the grant and the binding. Residents are not listed here. */
export const HolderEntity = new Entity({
  name: 'Holder',
  table: CivicTable,
  schema: item({ role: string().key(), division: string().key(), accountId: string().key(), since: string() }),
  computeKey: ({ role, division, accountId }) => ({ pk: `HOLDERS#${role}#${division}`, sk: `ACCOUNT#${accountId}` }),
  answers: 'Which accounts hold this role for exactly this division',
});

/** The bound accounts that hold `role` for exactly `division`: a handful, whom work that arrives there is told to. */
export async function accountsHolding(role: Role, division: string): Promise<string[]> {
  const rows = await readRows(HolderEntity, {
    partition: `HOLDERS#${role}#${division}`,
    range: { beginsWith: 'ACCOUNT#' },
  });
  return rows.map(({ accountId }) => accountId);
}

interface Office {
  role: string;
  division: string;
}

export const putHolder = ({ role, division }: Office, accountId: string, since: string) =>
  putRow(HolderEntity, { role, division, accountId, since });
export const deleteHolder = ({ role, division }: Office, accountId: string) =>
  HolderEntity.build(DeleteTransaction).key({ role, division, accountId });
