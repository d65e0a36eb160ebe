import type { MessageKind } from '@shared/messages';
import type { Role } from '@shared/roles';
import { accountById } from '../identity/account-store';
import { accountsHolding } from '../identity/holder-store';
import { tellAccount } from '../messages/tell';
import { log } from '../platform/log';
import { streamed } from '../platform/streamed';
import { handlerRoleOf, partsIn } from './parts';
import type { Report, ReportEvent } from './report';
import { findReport } from './report-store';
import { TELLS } from './transitions';

/** Civic's stream: a step that was taken is told to who waits for it, once however often the stream delivers it. */
export const handler = streamed('tellAboutReport', async ({ eventName, newImage }) => {
  if (eventName !== 'INSERT' || newImage?._et !== 'ReportEvent') return;
  await tellOf(newImage as unknown as ReportEvent);
});

async function tellOf({ reportId, eventId, step, at }: ReportEvent): Promise<void> {
  const { reporter, handlers } = TELLS[step];
  const file = await findReport(reportId);
  if (!file) return;
  const { report } = file;
  const occasion = { reportId: report.reportId, sourceId: eventId, at };
  const told: { accountId: string; kind: MessageKind }[] = [];
  if (reporter && report.reporterAccountId) told.push({ accountId: report.reporterAccountId, kind: reporter });
  if (handlers) for (const accountId of await handlersOf(report)) told.push({ accountId, kind: handlers });
  for (const { accountId, kind } of told) await tellAccount({ ...occasion, accountId, kind });
  log('info', 'tellAboutReport', { subject: `report#${report.reportId}`, count: told.length });
}

/** The accounts at the office that handles it, but for those it must not exist for: a message would tell them. */
async function handlersOf(report: Report): Promise<string[]> {
  const { handledByDivision } = report;
  const accounts = await Promise.all(
    (await accountsHolding(handlerRoleOf(handledByDivision), handledByDivision)).map(accountById),
  );
  return accounts.flatMap((account) => {
    if (!account) return [];
    const { accountId, personId } = account;
    const grants = account.grants.map((grant) => ({ ...grant, role: grant.role as Role }));
    const reader = { accountId, grants, ...(personId && { person: { personId } }) };
    return partsIn(report, reader).includes('handler') ? [accountId] : [];
  });
}
