import { DEFAULT_PAGE_SIZE } from '@shared/page';
import { addCannedAnswer } from '@shared/reports/canned-answers';
import { MOST_ASSIGNED, MOST_SORTED } from '@shared/reports/work';
import type { District } from './district';
import { type Call, done, exercises, NOTHING, tenfold } from './exercise';
import { ACCEPTED, type Filed, filed } from './report-rows';

const OPEN = 'the open reports of the office';
const PILE = 'what came in a flood and waits to be sorted';
const FILED = 'the reports of the village, to a cap';

const taken = (d: District, more: Partial<Filed> = {}) => filed(d, { steps: [ACCEPTED], ...more });

/** A page that is full at both sizes; what the first of 35 costs is held by `desk-pages.integration.test.ts`. */
const desk = (role: 'cadre' | 'township' | 'regulator') =>
  tenfold(OPEN, { by: role, query: { role, limit: DEFAULT_PAGE_SIZE } });

const WORDING = { role: 'cadre', use: 'answer', title: '路灯修好了', text: '您好，{村名}的路灯 ____ 修好了。' };
/** A new ready text of the cadre's office. */
const canned = async (d: District) => ({ on: await done(d, addCannedAnswer, { body: WORDING }) });
const OF_OFFICE = { query: { role: 'cadre' } };

const several = async (count: number, make: () => ReturnType<typeof filed>) =>
  (await Promise.all(Array.from({ length: count }, make))).map(({ reportId, version }) => ({ reportId, version }));

const sorting =
  (decision: object) =>
  async (d: District): Promise<Call> => {
    const reports = await several(MOST_SORTED, () => taken(d, { reporter: undefined, steps: [], held: true }));
    return { body: { decision, reports } };
  };

const assigning = (count: number) => async (d: District) => ({
  body: { accountId: d.cadre.accountId, reports: await several(count, () => taken(d)) },
});

/** Those who handle: the desk, several at once, ready texts, what looks alike, what was there before. */
export const workExercises = exercises(NOTHING, {
  'showDesk (cadre)': desk('cadre'),
  'showDesk (township)': desk('township'),
  'showDesk (regulator)': desk('regulator'),
  findReportByNumber: async (d) => ({ on: await taken(d) }),
  'assignReports (one)': assigning(1),
  [`assignReports (${MOST_ASSIGNED}, the most)`]: assigning(MOST_ASSIGNED),
  listPile: tenfold(PILE, { query: { role: 'cadre', which: 'held' } }),
  [`sortPile (${MOST_SORTED}, the most, let through)`]: tenfold(PILE, sorting({ kind: 'release' })),
  [`sortPile (${MOST_SORTED}, the most, set aside)`]: tenfold(
    PILE,
    sorting({ kind: 'setAside', reason: '没有说清是哪一盏灯，没法查，请补上地点再报' }),
  ),
  showReportBackground: tenfold(FILED, async (d) => ({ on: await taken(d) })),
  showAccusedHistory: tenfold(FILED, async (d) => ({
    on: await taken(d, { about: 'cadre', accusedPersonId: d.cadre.personId }),
  })),
  showVillageHistory: tenfold(FILED, { by: 'regulator' }),
  listCannedAnswers: OF_OFFICE,
  addCannedAnswer: { body: WORDING },
  changeCannedAnswer: async (d) => ({ ...(await canned(d)), body: { ...WORDING, version: 1 } }),
  removeCannedAnswer: async (d) => ({ ...(await canned(d)), body: { role: 'cadre', version: 1 } }),
  listCannedAnswerVersions: async (d) => ({ ...(await canned(d)), ...OF_OFFICE }),
});
