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
import { callApi } from '../../tests/support/api';
import { type District, write } from './district';
import { exercise, type Exercise, NOTHING, tenfold } from './exercise';
import { ACCEPTED, type Filed, reportRows } from './report-rows';

const OPEN = 'the open reports of the office, to its cap of 500';
const PILE = 'what came in a flood and waits to be sorted';
const FILED = 'the reports of the village, to a cap';

async function filed({ village, resident }: District, more: Partial<Filed> = {}) {
  const { rows, report } = reportRows({
    villageCode: village.code,
    about: 'village',
    reporter: resident,
    steps: [ACCEPTED],
    ...more,
  });
  await write(rows);
  return report;
}

const desk = (who: 'cadre' | 'township' | 'regulator'): Exercise =>
  tenfold(OPEN, { as: who })(showDesk, (d) => ({ token: d[who].token, query: { role: who } }));

const WORDING = { use: 'answer', title: '路灯修好了', text: '您好，{村名}的路灯 ____ 修好了。' };
/** A new ready text of the cadre's office. */
async function canned({ cadre }: District): Promise<string> {
  const body = { role: 'cadre', ...WORDING };
  return (await callApi(addCannedAnswer, { token: cadre.token, body })).body.cannedId;
}

/** Those who handle: the desk, several at once, ready texts, what looks alike, what was there before. */
export const workExercises: Exercise[] = [
  desk('cadre'),
  desk('township'),
  desk('regulator'),
  exercise(findReportByNumber, async (d) => ({ params: { referenceNo: (await filed(d)).referenceNo } })),
  tenfold(NOTHING, { as: 'one' })(assignReports, async (d) => assigning(d, 1)),
  tenfold(NOTHING, { as: `${MOST_ASSIGNED}, the most` })(assignReports, async (d) => assigning(d, MOST_ASSIGNED)),
  tenfold(PILE)(listPile, () => ({ query: { role: 'cadre', which: 'held' } })),
  tenfold(PILE, { as: `${MOST_SORTED}, the most, let through` })(sortPile, (d) => sorting(d, { kind: 'release' })),
  tenfold(PILE, { as: `${MOST_SORTED}, the most, set aside` })(sortPile, (d) =>
    sorting(d, { kind: 'setAside', reason: '没有说清是哪一盏灯，没法查，请补上地点再报' }),
  ),
  tenfold(FILED)(showReportBackground, async (d) => ({ params: { reportId: (await filed(d)).reportId } })),
  tenfold(FILED)(showAccusedHistory, async (d) => {
    const { reportId } = await filed(d, { about: 'cadre', accusedPersonId: d.cadre.personId });
    return { params: { reportId } };
  }),
  tenfold(FILED)(showVillageHistory, (d) => ({ token: d.regulator.token, params: { villageCode: d.village.code } })),
  exercise(listCannedAnswers, () => ({ query: { role: 'cadre' } })),
  exercise(addCannedAnswer, () => ({ body: { role: 'cadre', ...WORDING } })),
  exercise(changeCannedAnswer, async (d) => ({
    params: { cannedId: await canned(d) },
    body: { role: 'cadre', ...WORDING, version: 1 },
  })),
  exercise(removeCannedAnswer, async (d) => ({
    params: { cannedId: await canned(d) },
    body: { role: 'cadre', version: 1 },
  })),
  exercise(listCannedAnswerVersions, async (d) => ({
    params: { cannedId: await canned(d) },
    query: { role: 'cadre' },
  })),
];

async function sorting(d: District, decision: object) {
  const held = () => filed(d, { reporter: undefined, steps: [], held: true });
  const reports = await Promise.all(Array.from({ length: MOST_SORTED }, held));
  return {
    token: d.cadre.token,
    body: { decision, reports: reports.map(({ reportId, version }) => ({ reportId, version })) },
  };
}

async function assigning(d: District, count: number) {
  const reports = await Promise.all(Array.from({ length: count }, () => filed(d)));
  return {
    token: d.cadre.token,
    body: {
      accountId: d.cadre.accountId,
      reports: reports.map(({ reportId, version }) => ({ reportId, version })),
    },
  };
}
