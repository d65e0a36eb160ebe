import { showReporterPhone } from '@shared/custody/custody';
import { AppError } from '@shared/errors';
import { accountById } from '../identity/account-store';
import { doOnce } from '../platform/command';
import { markDone } from '../platform/once';
import { openPhone, sealContext } from '../platform/sealed';
import { handle } from '../platform/serve';
import { transactTrailed } from '../platform/trail';
import { reporterAccountOf } from '../reports/reporter/reporter-account';
import { openReport } from '../reports/steps/take-step';

/** Written in the trail before it is shown. Only a named report's, only to who handles it: for all others there is none. */
export const showReporterPhoneHandler = handle(showReporterPhone)(async (
  { params: { reportId }, caller },
  { at, requestId, once },
) => {
  const { report, parts } = await openReport(reportId, caller);
  const accountId = report.mode === 'named' && parts.includes('handler') ? await reporterAccountOf(report) : undefined;
  const sealed = accountId && (await accountById(accountId))?.sealedPhone;
  if (!sealed) throw new AppError('notFound');
  const { villageCode } = report;
  const line = { at, actor: caller.accountId, role: 'handler' as const, requestId, reportId, villageCode };
  await doOnce(once, {
    done: async () => undefined,
    act: () => transactTrailed([{ ...line, action: showReporterPhone.id }], markDone(once, reportId, at)),
  });
  return { phone: openPhone(sealed, sealContext.accountPhone(accountId)) };
});
