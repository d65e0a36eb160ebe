import { DEFAULT_PAGE_SIZE } from '@shared/page';
import {
  addCannedAnswer,
  changeCannedAnswer,
  listCannedAnswers,
  listCannedAnswerVersions,
  removeCannedAnswer,
} from '@shared/reports/canned-answers';
import {
  assignReports,
  findReportByNumber,
  listPile,
  MOST_SORTED,
  MOST_ASSIGNED,
  showAccusedHistory,
  showDesk,
  showReportBackground,
  showVillageHistory,
  sortPile,
} from '@shared/reports/work';
import type { District } from './district';
import { done, exercise, type Exercise, NOTHING, tenfold } from './exercise';
import { ACCEPTED, type Filed, filed } from './report-rows';

const OPEN = 'the open reports of the office';
const PILE = 'what came in a flood and waits to be sorted';
const FILED = 'the reports of the village, to a cap';

const taken = (d: District, more: Partial<Filed> = {}) => filed(d, { steps: [ACCEPTED], ...more });

/** A page that is full at both sizes; what the first of 35 costs is held by `desk-pages.integration.test.ts`. */
const desk = (who: 'cadre' | 'township' | 'regulator'): Exercise =>
  tenfold(OPEN, { as: who })(showDesk, (d) => ({
    token: d[who].token,
    query: { role: who, limit: DEFAULT_PAGE_SIZE },
  }));

const WORDING = { use: 'answer', title: '路灯修好了', text: '您好，{村名}的路灯 ____ 修好了。' };
/** A new ready text of the cadre's office. */
async function canned(d: District) {
  const { cannedId } = await done(d, addCannedAnswer, { body: { role: 'cadre', ...WORDING } });
  return { params: { cannedId } };
}

/** Those who handle: the desk, several at once, ready texts, what looks alike, what was there before. */
export const workExercises: Exercise[] = [
  desk('cadre'),
  desk('township'),
  desk('regulator'),
  exercise(findReportByNumber, async (d) => ({ params: { referenceNo: (await taken(d)).referenceNo } })),
  tenfold(NOTHING, { as: 'one' })(assignReports, (d) => assigning(d, 1)),
  tenfold(NOTHING, { as: `${MOST_ASSIGNED}, the most` })(assignReports, (d) => assigning(d, MOST_ASSIGNED)),
  tenfold(PILE)(listPile, () => ({ query: { role: 'cadre', which: 'held' } })),
  tenfold(PILE, { as: `${MOST_SORTED}, the most, let through` })(sortPile, (d) => sorting(d, { kind: 'release' })),
  tenfold(PILE, { as: `${MOST_SORTED}, the most, set aside` })(sortPile, (d) =>
    sorting(d, { kind: 'setAside', reason: '没有说清是哪一盏灯，没法查，请补上地点再报' }),
  ),
  tenfold(FILED)(showReportBackground, async (d) => ({ params: { reportId: (await taken(d)).reportId } })),
  tenfold(FILED)(showAccusedHistory, async (d) => {
    const { reportId } = await taken(d, { about: 'cadre', accusedPersonId: d.cadre.personId });
    return { params: { reportId } };
  }),
  tenfold(FILED)(showVillageHistory, (d) => ({ token: d.regulator.token })),
  exercise(listCannedAnswers, () => ({ query: { role: 'cadre' } })),
  exercise(addCannedAnswer, () => ({ body: { role: 'cadre', ...WORDING } })),
  exercise(changeCannedAnswer, async (d) => ({
    ...(await canned(d)),
    body: { role: 'cadre', ...WORDING, version: 1 },
  })),
  exercise(removeCannedAnswer, async (d) => ({
    ...(await canned(d)),
    body: { role: 'cadre', version: 1 },
  })),
  exercise(listCannedAnswerVersions, async (d) => ({ ...(await canned(d)), query: { role: 'cadre' } })),
];

const several = async (count: number, make: () => ReturnType<typeof filed>) =>
  (await Promise.all(Array.from({ length: count }, make))).map(({ reportId, version }) => ({ reportId, version }));

async function sorting(d: District, decision: object) {
  const reports = await several(MOST_SORTED, () => taken(d, { reporter: undefined, steps: [], held: true }));
  return { body: { decision, reports } };
}

async function assigning(d: District, count: number) {
  return { body: { accountId: d.cadre.accountId, reports: await several(count, () => taken(d)) } };
}
