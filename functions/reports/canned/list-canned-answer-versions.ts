import { listCannedAnswerVersions } from '@shared/reports/canned-answers';
import { AppError } from '@shared/errors';
import { accountById } from '../../identity/account-store';
import { handle } from '../../platform/serve';
import { officeHeld } from '../work/desk';
import { findCanned, versionsOf } from './canned-store';

/** Names are for the office whose text it is, and for no other. */
export const listCannedAnswerVersionsHandler = handle(listCannedAnswerVersions)(async ({
  params: { cannedId },
  query,
  caller,
}) => {
  if (!(await findCanned(officeHeld(caller, query), cannedId))) throw new AppError('notFound');
  const versions = await versionsOf(cannedId);
  const savers = [...new Set(versions.flatMap(({ savedBy }) => savedBy ?? []))];
  const accounts = await Promise.all(savers.map(accountById));
  const names = new Map(accounts.flatMap((account) => (account ? [[account.accountId, account.personName]] : [])));
  return {
    items: versions.map(({ version, title, text, savedAt, savedBy, removedAt }) => ({
      version,
      title,
      text,
      savedAt,
      savedBy: savedBy === undefined ? '随系统带来' : (names.get(savedBy) ?? '已不在岗的同事'),
      removed: removedAt !== undefined,
    })),
  };
});
