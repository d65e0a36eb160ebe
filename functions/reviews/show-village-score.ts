import { quarterOf } from '@shared/quarters';
import { showVillageScore } from '@shared/reviews/reviews';
import { handle } from '../platform/serve';
import { villageScoreOf } from './village-score';

export const showVillageScoreHandler = handle(showVillageScore)(({ params: { villageCode } }, { at }) =>
  villageScoreOf(villageCode, quarterOf(at)),
);
