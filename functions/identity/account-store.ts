import { Entity, item, string } from '../platform/entity';
import { putNew, putRow } from '../platform/row';
import { startOfHour } from '@shared/time';
import { idAt } from '../platform/id';
import { lookupHash } from '../platform/sealed';
import { isAsRead, readSealed, sealAs } from '../platform/sealed-row';
import { type Account, accountById, AccountEntity, accountsById } from '../platform/sessions';
import { CivicTable } from '../platform/tables';
import { ConditionsFailed, transact } from '../platform/transact';

/** Makes an openid unique: written with its account in one transaction. */
export const OpenidLookupEntity = new Entity({
  name: 'OpenidLookup',
  table: CivicTable,
  schema: item({ openidHash: string().key(), accountId: string(), seal: sealAs('OpenidLookup') }),
  computeKey: ({ openidHash }) => ({ pk: `OPENID#${openidHash}`, sk: 'OPENID' }),
  answers: 'Which account does this WeChat user have',
});

export { type Account, accountById, accountsById };

async function accountOfOpenid(openidHash: string): Promise<Account | undefined> {
  const row = await readSealed(OpenidLookupEntity, { openidHash });
  return row && accountById(row.accountId);
}

/** The rows of a WeChat user's first visit. Seed uses them too. */
export const newAccountRows = (account: Account) => [
  putNew(OpenidLookupEntity, { openidHash: lookupHash('openid', account.openid), accountId: account.accountId }),
  putNew(AccountEntity, account),
];

/** A WeChat user's account before anything is known of them. It tells the hour of their first visit, not the minute. */
export const newAccount = (openid: string, at: string): Account => ({
  accountId: idAt(startOfHour(at)),
  openid,
  grants: [],
  version: 1,
  createdAt: startOfHour(at),
});

/** The account of a WeChat user, made on the first visit; two first visits at once get the same one. */
export async function accountFor(openid: string, at: string): Promise<Account> {
  const openidHash = lookupHash('openid', openid);
  const known = await accountOfOpenid(openidHash);
  if (known) return known;
  const account = newAccount(openid, at);
  try {
    await transact(...newAccountRows(account));
    return account;
  } catch (error) {
    const winner = error instanceof ConditionsFailed && (await accountOfOpenid(openidHash));
    if (winner) return winner;
    throw error;
  }
}

/** Replaces the account as it was read; the transaction fails when it changed meanwhile, or was altered past us. */
export const putAccount = (next: Account, previous: Account) =>
  putRow(AccountEntity, { ...next, version: previous.version + 1 }, isAsRead('Account', previous));
