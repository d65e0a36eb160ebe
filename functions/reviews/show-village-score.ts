import { showVillageScore } from '@shared/reviews';
import { handle } from '../platform/serve';
import { viewScore } from './review';
import { villageScoreOf } from './score-store';

export const showVillageScoreHandler = handle(showVillageScore)(async ({ params }) =>
  viewScore(await villageScoreOf(params.villageCode)),
);
