import { showSubjectScore } from '@shared/reviews';
import { handle } from '../platform/serve';
import { viewScore } from './review';
import { scoreOf } from './score-store';

export const showSubjectScoreHandler = handle(showSubjectScore)(async ({ params }) => viewScore(await scoreOf(params)));
