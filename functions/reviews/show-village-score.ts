import { showVillageScore } from '@shared/reviews';
import { handle } from '../platform/serve';
import { viewScore } from './review';
import { villageScores } from './score-store';

export const showVillageScoreHandler = handle(showVillageScore)(async ({ params }) => {
  const { village, cadres } = await villageScores(params.villageCode);
  return {
    ...viewScore(village),
    cadres: cadres.map(({ cadreId, score }) => ({ cadreId, ...viewScore(score) })),
  };
});
