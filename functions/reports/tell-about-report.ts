import type { MessageKind } from '@shared/messages';
import type { Role } from '@shared/roles';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { accountById } from '../identity/account-store';
import { accountsHolding } from '../identity/holder-store';
import { tellAccount } from '../messages/tell';
import { log } from '../platform/log';
import { handlerRoleOf, partsIn, type Report, type ReportEvent } from './report';
import { findReport } from './report-store';

/** What each step tells to whom. A rating tells nobody: it is read on the report. */
const TELLS: Record<ReportEvent['step'], { reporter?: MessageKind; handlers?: MessageKind }> = {
  submitted: { handlers: 'workArrived' },
  accepted: { reporter: 'reportAccepted' },
  answered: { reporter: 'reportAnswered' },
  returned: { reporter: 'reportReturned', handlers: 'reportReturned' },
  rated: {},
};

/**
 * Civic's stream: a step that was taken is told to who waits for it, once however often the stream delivers it.
 * The first that fails is handed back: the stream starts again from there.
 */
export const handler = async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of event.Records) {
    try {
      await tellOf(record);
    } catch (error) {
      log('error', 'tellAboutReport', { error: (error as Error).name });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb!.SequenceNumber! }] };
    }
  }
  return { batchItemFailures: [] };
};

async function tellOf({ eventName, dynamodb }: DynamoDBRecord): Promise<void> {
  const row = dynamodb?.NewImage;
  if (eventName !== 'INSERT' || row?._et?.S !== 'ReportEvent') return;
  const { reporter, handlers } = TELLS[row.step!.S as ReportEvent['step']];
  const file = await findReport(row.reportId!.S!);
  if (!file) return;
  const { report } = file;
  const occasion = { reportId: report.reportId, sourceId: row.eventId!.S!, at: row.at!.S! };
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
