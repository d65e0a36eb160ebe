import { wantIdentity } from '@shared/custody/custody';
import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { newId } from '../platform/id';
import { doOnce } from '../platform/command';
import { handle } from '../platform/serve';
import { mayWantIdentity } from '../reports/reporter/identity-wanted';
import { officeOf } from '../reports/sight/office';
import { openReport } from '../reports/steps/take-step';
import { isPending } from './opening';
import { openingsOf, saveOpening } from './opening-store';

/** Asked again and again, someone learns from the asking. */
const MOST_OF_A_REPORT = 3;

export const wantIdentityHandler = handle(wantIdentity)(async (
  { params: { reportId }, body: { reason }, caller },
  { at, requestId, once },
) => {
  const { report, parts } = await openReport(reportId, caller);
  const act = async () => {
    const mayWant = parts.includes('handler') || parts.includes('regulator');
    if (!mayWant || !caller.person) throw new AppError('auth.refused');
    if (!mayWantIdentity(report)) throw new AppError('custody.notSealed');
    const before = await openingsOf(reportId);
    if (before.length >= MOST_OF_A_REPORT || before.some((opening) => isPending(opening, at)))
      throw new AppError('custody.pending');
    const { villageCode, handledByDivision, handledBy } = report;
    const district = districtOf(villageCode);
    const wantedBy = parts.includes('handler') ? handledBy : await officeOf(district);
    const openingId = newId(at);
    await saveOpening(
      {
        reportId,
        openingId,
        district,
        state: 'wanted',
        wantedBy,
        wantedFor: reason,
        wantedAt: at,
        wantedByPersonId: caller.person.personId,
        version: 1,
      },
      {
        reportId,
        eventId: newId(at),
        step: 'identityWanted',
        at,
        byOffice: wantedBy,
        text: `想核实举报人身份，要两位保管员同意才行。原因：${reason}`,
        handledByDivision,
      },
      { reportId, villageCode, action: wantIdentity.id, at, actor: caller.accountId, role: parts[0]!, requestId },
      once,
    );
    return { openingId };
  };
  return doOnce(once, { done: async (openingId) => ({ openingId }), act });
});
