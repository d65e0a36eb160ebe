import { personById } from '../../identity/person-store';
import type { Report } from '../report';

/** The account by which the reporter of a named report is reached now: the person's present one, or the one it was sent from. */
export async function reporterAccountOf({
  reporterPersonId,
  reporterAccountId,
}: Pick<Report, 'reporterPersonId' | 'reporterAccountId'>): Promise<string | undefined> {
  const person = reporterPersonId === undefined ? undefined : await personById(reporterPersonId);
  return person?.accountId ?? reporterAccountId;
}
