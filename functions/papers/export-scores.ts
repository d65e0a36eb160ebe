import { districtOf, levelOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { exportScores } from '@shared/papers/score-papers';
import { quarterOf } from '@shared/quarters';
import { WORK_THEMES } from '@shared/reviews/reviews';
import { cadresOf } from '../identity/cadre-store';
import { divisionTree, villageNamed } from '../identity/division-store';
import { handle } from '../platform/serve';
import { comparedIn } from '../reviews/compare-village-scores';
import { THEME_NAMES } from '../reviews/theme-names';
import { villageScoreOf } from '../reviews/village-score';
import { contentName, paperOf, payForPaper } from './paper';
import { ANSWERS, SCORE_COLUMNS, type ScoreRow } from './score-table';
import { csvOf, TABLE_TYPES, xlsxOf } from './table-file';

interface Told {
  readonly name: string;
  readonly rows: readonly ScoreRow[];
}

/** A village's page: its themes, its cadres, its answers. */
async function ofVillage(villageCode: string, present: string): Promise<Told> {
  const [{ shortName: villageName }, { work, cadres, answers }, posts] = await Promise.all([
    villageNamed(villageCode),
    villageScoreOf(villageCode, present),
    cadresOf(villageCode),
  ]);
  const rows = [
    ...WORK_THEMES.map((theme) => ({
      what: THEME_NAMES[theme],
      score: work.find((each) => each.theme === theme),
    })),
    ...posts.map(({ cadreId, title, name }) => ({
      what: `${title} ${name}`,
      score: cadres.find((each) => each.cadreId === cadreId),
    })),
    { what: ANSWERS, score: answers },
  ];
  return { name: villageName, rows: rows.map((row) => ({ villageName, ...row })) };
}

/** 各村比一比, theme by theme, in its order. */
async function ofTown(division: string, present: string): Promise<Told> {
  const town = (await divisionTree(districtOf(division))).towns.find(({ code }) => code === division);
  if (!town) throw new AppError('notFound');
  const themes = await Promise.all(
    WORK_THEMES.map(async (theme) => {
      const villages = await comparedIn(town, theme, present);
      return villages.map(({ villageName, score }) => ({ villageName, what: THEME_NAMES[theme], score }));
    }),
  );
  return { name: town.name, rows: themes.flat() };
}

export const exportScoresHandler = handle(exportScores)(async ({ params, query: { proof } }, { at }) => {
  const { division, format } = params;
  await payForPaper(proof, params, at);
  const { name, rows } = await (levelOf(division) === 'town' ? ofTown : ofVillage)(division, quarterOf(at));
  const csv = csvOf(SCORE_COLUMNS, rows);
  // The content names the file: the same rows are the same file, and a change is another.
  const content = contentName(csv);
  const title = '点评得分';
  const wanted = {
    key: `score-tables/${division}-${content}.${format}`,
    fileName: `${name}${title}.${format}`,
    contentType: TABLE_TYPES[format],
  };
  return paperOf(wanted, at, async () => (format === 'csv' ? csv : xlsxOf(title, SCORE_COLUMNS, rows)));
});
