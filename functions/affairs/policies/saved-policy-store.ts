import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, string } from '../../platform/entity';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { readRow, writeRow } from '../../platform/row';
import { queryPage, readRows } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

const saverOf = (accountId: string) => `SAVER#${accountId}`;

/** A policy someone saved (收藏). */
export const SavedPolicyEntity = new Entity({
  name: 'SavedPolicy',
  table: CivicTable,
  schema: item({
    accountId: string().key(),
    policyCode: string().key(),
    savedAt: string(),
    /** When its saver last looked at what changed. */
    seenAt: string(),
    /** Who is told when it changes. */
    gsi1pk: string(),
    gsi1sk: string(),
    /** What did this account save, last first. */
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ accountId, policyCode }) => ({ pk: saverOf(accountId), sk: `POLICY#${policyCode}` }),
  answers:
    'Did this account save this policy (main); who saved it (gsi1); what did this account save, last first (gsi2)',
});
export type StoredSaved = FormattedItem<typeof SavedPolicyEntity>;

export const savedRow = ({
  accountId,
  policyCode,
  savedAt,
  seenAt,
}: Pick<StoredSaved, 'accountId' | 'policyCode' | 'savedAt' | 'seenAt'>): StoredSaved => ({
  accountId,
  policyCode,
  savedAt,
  seenAt,
  gsi1pk: `SAVED#${policyCode}`,
  gsi1sk: accountId,
  gsi2pk: saverOf(accountId),
  gsi2sk: `${savedAt}#${policyCode}`,
});

export const savedBy = (accountId: string, policyCode: string): Promise<StoredSaved | undefined> =>
  readRow(SavedPolicyEntity, { accountId, policyCode });

/** Saves it, or notes that its saver has looked at it again. */
export async function putSaved(accountId: string, policyCode: string, at: string): Promise<StoredSaved> {
  const saved = await savedBy(accountId, policyCode);
  const row = savedRow({ accountId, policyCode, savedAt: saved?.savedAt ?? at, seenAt: at });
  await writeRow(SavedPolicyEntity, row);
  return row;
}

export const removeSaved = async (accountId: string, policyCode: string): Promise<void> => {
  await SavedPolicyEntity.build(DeleteItemCommand).key({ accountId, policyCode }).send();
};

export const savedPoliciesOf = (accountId: string, query: PageQuery): Promise<Page<StoredSaved>> =>
  queryPage(SavedPolicyEntity, { partition: saverOf(accountId), index: 'gsi2', newestFirst: true }, query);

/** Who saved a policy, by account, after one of them: a page. */
export const saversOf = (policyCode: string, after: string | undefined, limit: number): Promise<StoredSaved[]> =>
  readRows(SavedPolicyEntity, {
    partition: `SAVED#${policyCode}`,
    index: 'gsi1',
    range: after ? { gt: after } : undefined,
    limit,
  });
