import type { IdentityOpening } from '@shared/custody/custody';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { newId } from '../platform/id';
import { knownAs } from '../identity/person-store';
import { doOnce } from '../platform/command';
import type { Context } from '../platform/serve';
import type { Caller } from '../platform/sessions';
import type { Report } from '../reports/report';
import { readerOf } from '../reports/sight/reader';
import { findReport } from '../reports/report-store';
import { isImpartial } from './impartial';
import { type Act, afterAct, handsIn, mayDo, type Opening, stepOf } from './opening';
import { findOpening, saveOpening } from './opening-store';
import { viewOpening } from './opening-view';

/** Whose step it is in the timeline: an office, never a person. */
const CUSTODIAN = '身份保管员';

export interface Acting {
  reportId: string;
  openingId: string;
  /** The version that the custodian has seen. */
  version: number;
  caller: Caller;
  /** The route's id, for the trail. */
  action: string;
}

/** A request for one of its custodians who stands outside the report. @throws AppError `notFound` for anyone else. */
export async function openingFor({
  reportId,
  openingId,
  caller,
}: Pick<Acting, 'reportId' | 'openingId' | 'caller'>): Promise<{ opening: Opening; report: Report }> {
  const [opening, file] = await Promise.all([findOpening(reportId, openingId), findReport(reportId)]);
  if (!opening || !file || !holds(caller.grants, ['custodian'], opening.district)) throw new AppError('notFound');
  if (!isImpartial(file.report, await readerOf(caller))) throw new AppError('notFound');
  return { opening, report: file.report };
}

/**
 * Does something about a request, on the version that the custodian has seen; once, however often it is sent.
 * @param before runs when it may be done and before it is written: what it throws leaves everything as it was.
 * @throws AppError `notFound`, `custody.wrongState`, `version.stale` with the request as it is now.
 */
export async function takeAct(
  acting: Acting,
  act: Act,
  { at, requestId, once }: Context,
  before: (report: Report) => Promise<unknown> = async () => undefined,
): Promise<{ opening: Opening; report: Report }> {
  const { caller, action, version } = acting;
  const { accountId, person } = caller;
  const attempt = async () => {
    const { opening, report } = await openingFor(acting);
    if (opening.version !== version) throw await stale(acting, at);
    const personId = await knownAs(person?.personId, handsIn(opening));
    if (!mayDo(opening, personId, at).includes(act.command)) throw new AppError('custody.wrongState');
    await before(report);
    const { reportId, villageCode, handledByDivision } = report;
    const after = afterAct(opening, act, { accountId, personId }, at);
    await saveOpening(
      after,
      { reportId, eventId: newId(at), at, byOffice: CUSTODIAN, handledByDivision, ...stepOf(opening, act) },
      { reportId, villageCode, action, at, actor: accountId, role: 'custodian', requestId },
      once,
    );
    return { opening: after, report };
  };
  return doOnce(once, { done: () => openingFor(acting), act: attempt, overtaken: () => stale(acting, at) });
}

const stale = async (acting: Acting, at: string): Promise<AppError> => {
  const { opening, report } = await openingFor(acting);
  return new AppError('version.stale', await viewOpening(opening, report, acting.caller, at));
};

/** The same, answered with the request as its custodian sees it then. */
export async function actedView(acting: Acting, act: Act, context: Context): Promise<IdentityOpening> {
  const { opening, report } = await takeAct(acting, act, context);
  return viewOpening(opening, report, acting.caller, context.at);
}
