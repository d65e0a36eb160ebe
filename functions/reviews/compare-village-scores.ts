import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { quarterOf } from '@shared/quarters';
import {
  type ComparedVillages,
  compareVillageScores,
  type VillageOfKind,
  type WorkTheme,
} from '@shared/reviews/reviews';
import { divisionTree } from '../identity/division-store';
import { handle } from '../platform/serve';
import { byLowerBound, viewScore } from './score';
import { kindMean, scoreOf } from './score-store';

type Compared = ComparedVillages['items'][number];

/** Those with a score first, the best lower end of the interval before the others; by code where nothing tells them apart. */
const byStanding = (a: Compared, b: Compared): number => {
  if (a.score && b.score) return byLowerBound(a.score, b.score) || a.villageCode.localeCompare(b.villageCode);
  return Number(Boolean(b.score)) - Number(Boolean(a.score)) || a.villageCode.localeCompare(b.villageCode);
};

/** 村 or 社区, by its name. */
export const kindOfVillage = (shortName: string): VillageOfKind =>
  shortName.endsWith('社区') ? 'community' : 'village';

export type TownOfTree = Awaited<ReturnType<typeof divisionTree>>['towns'][number];

/** What everybody may read of a theme in a town's villages in a quarter. A town has some ten villages: a score is one row of each. */
export async function comparedIn(town: TownOfTree, theme: WorkTheme, present: string): Promise<Compared[]> {
  const [mean, ...scores] = await Promise.all([
    kindMean(town.code, 'work', present),
    ...town.villages.map(({ code: villageCode }) => scoreOf({ villageCode, subjectKind: 'work', subjectId: theme })),
  ]);
  const items = town.villages.map(({ code, shortName }, place): Compared => ({
    villageCode: code,
    villageName: shortName,
    kind: kindOfVillage(shortName),
    ...viewScore(scores[place]?.shown ?? {}, present, mean),
  }));
  return items.sort(byStanding);
}

export const compareVillageScoresHandler = handle(compareVillageScores)(async (
  { params: { division }, query: { theme } },
  { at },
) => {
  const town = (await divisionTree(districtOf(division))).towns.find(({ code }) => code === division);
  if (!town) throw new AppError('notFound');
  return { townName: town.name, items: await comparedIn(town, theme, quarterOf(at)) };
});
