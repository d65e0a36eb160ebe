import { AppError } from '@shared/errors';
import { PLEDGE_DAYS, pledgeImprovement } from '@shared/reviews/pledges';
import { dayInChina } from '@shared/time';
import { ownIdsOf } from '../../identity/relations';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { refuseUnfit, SCENE } from '../../platform/fit-words';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { officeOf } from '../../reports/sight/office';
import { isOfRated } from '../reception/answer-review';
import { refuseNames } from '../refuse-names';
import { isOfPrivateLife } from '../review';
import { partitionOf, requireFit } from '../review-store';
import { scoreOf } from '../score-store';
import { isPromisable, quartersShown } from './pledge';
import { pledgesOf, putPledge } from './pledge-store';

/** Only about what everybody reads: of nobody and of four raters every answer is the same. */
export const pledgeImprovementHandler = handle(pledgeImprovement)((
  { params: subject, body: { words, byOn }, caller },
  { at, once, requestId },
) => {
  const act = async () => {
    requireFit(subject);
    const ownIds = await ownIdsOf(caller);
    if (ownIds.length === 0) throw new AppError('identity.bindingRequired');
    const quarters = quartersShown((await scoreOf(subject))?.shown);
    if (!isOfRated(subject, caller, ownIds) || quarters.length === 0) throw new AppError('notFound');
    if (!isPromisable(byOn, at)) {
      const message = `请选 ${PLEDGE_DAYS.least} 天以后、${PLEDGE_DAYS.most} 天以内的一天`;
      throw new AppError('request.malformed', [{ path: 'byOn', message }]);
    }
    const [last] = await pledgesOf(subject, true);
    // What was promised before is answered for first.
    if (last && last.state !== 'closed') throw new AppError('reviews.pledgeOpen');
    if (isOfPrivateLife(words)) throw new AppError('reviews.privateLife');
    await refuseNames(subject.villageCode, words);
    await refuseUnfit(caller.openid, [words], SCENE.comment);
    const office = subject.subjectKind === 'cadre' ? undefined : await officeOf(subject.villageCode);
    const number = (last?.number ?? 0) + 1;
    const made = { number, state: 'open' as const, words, madeOn: dayInChina(at), byOn, quarters };
    const about = `pledge#${partitionOf(subject)}#${String(number)}`;
    await transact(
      putPledge(subject, { ...made, ...(office && { office }) }, undefined),
      auditRow({ subject: about, action: pledgeImprovement.id, at, actor: caller.accountId, requestId }),
      markDone(once, String(number), at),
    );
    return { number };
  };
  const done = (number: string) => Promise.resolve({ number: Number(number) });
  return doOnce(once, { done, act, decidesAnew: true });
});
