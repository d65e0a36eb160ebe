import { AppError } from '@shared/errors';
import { quarterOf } from '@shared/quarters';
import { decideReviewBurst } from '@shared/reviews/bursts';
import { dayInChina, secondsAfter } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { retryOnRace, transact } from '../../platform/transact';
import { changesBy, meanChanges } from '../counting';
import { relationsOf } from '../../identity/relations';
import { putScore, tallyOf } from '../score-store';
import { tallied } from '../tally';
import type { Burst } from './burst';
import { burstUnder, putBurst, subjectOf } from './burst-store';
import { type Decidable, decidableBy } from './decidable';

/** Just after all that was counted or held: nothing that is read now becomes readable by it, and nothing that comes later does. */
const afterAll = ({ score, members }: Decidable): string =>
  secondsAfter(
    members.reduce((last, { at = '' }) => (at > last ? at : last), score.through ?? score.bursts?.[0]?.from ?? ''),
    0.001,
  );

export const decideReviewBurstHandler = handle(decideReviewBurst)((
  { params: { burstId }, body: { version, leftOut }, caller },
  { at, once, requestId },
) => {
  // Voices of others may be counted between reading and writing: that changes nothing of what is decided.
  const act = () =>
    retryOnRace(async () => {
      const moderator = await relationsOf(caller);
      const burst = await burstUnder(burstId);
      const found = burst?.state === 'open' ? await decidableBy(burst, caller, moderator) : undefined;
      if (!burst || !found) throw new AppError('notFound');
      if (burst.version !== version) throw new AppError('version.stale');
      const { score, held, members } = found;
      const subject = subjectOf(burst);
      const decided: Burst = {
        ...held,
        until: at < held.until ? at : held.until,
        ...(leftOut
          ? { state: 'leftOut' as const, ...leftOut }
          : { state: 'released' as const, readableFrom: afterAll(found) }),
      };
      const before = score.bursts ?? [];
      const after = before.map((each) => (each.burstId === burstId ? decided : each));
      const tally = tallyOf(score);
      const changes = changesBy(subject, members, { before, after }, decided.readableFrom ?? at);
      const next = tallied(tally, changes, quarterOf(at));
      const audit = { subject: `reviewBurst#${burstId}`, action: decideReviewBurst.id, at, actor: caller.accountId };
      await transact(
        putBurst(
          {
            ...burst,
            state: 'untold',
            decidedOn: dayInChina(at),
            byPersonId: caller.person!.personId,
            version: version + 1,
          },
          burst,
        ),
        putScore(subject, { tally: next, bursts: after }, score),
        auditRow({ ...audit, requestId, note: leftOut?.reason ?? 'released' }),
        markDone(once, burstId, at),
        ...meanChanges(subject, tally.shown, next.shown),
      );
      return { burstId };
    });
  return doOnce(once, { done: async (done) => ({ burstId: done }), act });
});
