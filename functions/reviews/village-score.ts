import { type VillageScore, WorkTheme } from '@shared/reviews/reviews';
import { SubsidyField } from '@shared/subsidies/fields';
import * as z from '@shared/zod';
import { byLowerBound, viewScore } from './score';
import { kindMean, type Rated, scoresOfVillage } from './score-store';

const KINDS = ['work', 'cadre', 'answer', 'subsidy'] as const satisfies readonly Rated['subjectKind'][];

/** What everybody reads of a village in a quarter: its page, its summary and its table are made of this and of nothing else. */
export async function villageScoreOf(villageCode: string, present: string): Promise<VillageScore> {
  const [scores, ...means] = await Promise.all([
    scoresOfVillage(villageCode),
    ...KINDS.map((kind) => kindMean(villageCode, kind, present)),
  ]);
  const of = (kind: (typeof KINDS)[number]) =>
    scores
      .filter(({ subjectKind }) => subjectKind === kind)
      .flatMap(({ subjectId, shown }) => {
        const { score } = viewScore(shown, present, means[KINDS.indexOf(kind)]!);
        return score ? [{ subjectId, score }] : [];
      })
      .sort((a, b) => byLowerBound(a.score, b.score));
  const answers = of('answer')[0]?.score;
  const subsidies = of('subsidy').map(({ subjectId, score }) => ({
    ...score,
    field: z.parse(SubsidyField, subjectId),
  }));
  return {
    work: of('work').map(({ subjectId, score }) => ({ ...score, theme: z.parse(WorkTheme, subjectId) })),
    cadres: of('cadre').map(({ subjectId, score }) => ({ ...score, cadreId: subjectId })),
    ...(answers && { answers }),
    ...(subsidies.length > 0 && { subsidies }),
  };
}
