import { personById } from '../../identity/person-store';
import { originOf, statementById } from './statement-store';

/** The account that a statement is told to, and the day it was asked; undefined when nobody can be told. */
export async function toldOf(statementId: string): Promise<{ accountId: string; askedAt: string } | undefined> {
  const [statement, origin] = await Promise.all([statementById(statementId), originOf(statementId)]);
  const accountId = statement && (await personById(statement.personId))?.accountId;
  return accountId && origin ? { accountId, askedAt: origin.askedAt } : undefined;
}
