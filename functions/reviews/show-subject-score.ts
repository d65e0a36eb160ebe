import { quarterOf } from '@shared/quarters';
import { showSubjectScore } from '@shared/reviews/reviews';
import { handle } from '../platform/serve';
import { burstNotices } from './bursts/notices';
import { viewPledge } from './pledges/pledge';
import { pledgesOf } from './pledges/pledge-store';
import { viewScore } from './score';
import { kindMean, scoreOf, tallyOf } from './score-store';

export const showSubjectScoreHandler = handle(showSubjectScore)(async ({ params }, { at }) => {
  const present = quarterOf(at);
  const [score, mean, pledges] = await Promise.all([
    scoreOf(params),
    kindMean(params.villageCode, params.subjectKind, present),
    pledgesOf(params),
  ]);
  const bursts = burstNotices(score?.bursts, present);
  return {
    ...viewScore(tallyOf(score).shown, present, mean),
    ...(bursts.length > 0 && { bursts }),
    ...(pledges.length > 0 && { pledges: pledges.map(viewPledge) }),
  };
});
