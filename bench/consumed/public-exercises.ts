import { Dataset, OpenFormat } from '@shared/open-data/open-data';
import { quarterOf } from '@shared/quarters';
import { reviewSubject } from '@shared/reviews/reviews';
import { putOpenMonth } from '../../functions/open-data/open-store';
import { type District, personOf } from './district';
import { CATALOGUE, done, exercises, NOTHING, tenfold } from './exercise';
import { MONTH } from './rows';

/** A town's month with every file there can be. */
async function openMonthIn({ village }: District) {
  const file = { bytes: 80_000, rows: 300, sha256: '0'.repeat(64), madeAt: `${MONTH}-28T00:00:00.000Z` };
  const files = Dataset.options.flatMap((dataset) =>
    OpenFormat.options.map((format) => ({ ...file, dataset, format, corrections: 0, history: [] })),
  );
  await putOpenMonth({ townCode: village.townCode, month: MONTH, files, manifestBytes: 9_000 });
  return { in: 'town' as const };
}
const ofNotice = ({ subjects }: District) => ({ params: subjects.notice });

/** 明白账, 明白事, 我要点评 and the catalogues. */
export const publicExercises = [
  ...exercises(NOTHING, {
    showHealth: {},
    checkHealth: {},
    listDivisions: tenfold(CATALOGUE),
    listContacts: { in: 'village' },
    publishContact: { in: 'village', body: { phone: '0831-0000228' } },
    listCadres: tenfold('the roster; a village has some ten cadres'),
  }),
  ...exercises('the year’s vouchers and entries', {
    showVillageYear: {},
    'listEntries (all)': {},
    'listEntries (direction)': { query: { direction: 'income' } },
    'listEntries (month)': { query: { month: MONTH } },
    'listEntries (account)': ({ accountCode }) => ({ query: { accountCode } }),
    showVoucher: {},
  }),
  ...exercises(CATALOGUE, {
    listPrograms: {},
    showProgram: { params: { programCode: 'BT01' } },
    listEligibilityRules: {},
    listPublicities: tenfold('the village’s public lists'),
    showPublicity: tenfold(NOTHING),
    listPublicityRows: tenfold('the list’s lines'),
  }),
  ...exercises('the reviews of each subject; the notices with a score', {
    reviewSubject: async ({ village, subjects }) => ({
      params: subjects.cadre,
      by: await personOf(village.code, '李秀英'),
      body: { stars: 5, comment: '办事很快，说话也和气，该贴的都贴出来了。' },
    }),
    withdrawReview: async (d) => {
      const call = { params: d.subjects.cadre, by: await personOf(d.village.code, '李秀英') };
      const { reviewedAt } = await done(d, reviewSubject, { ...call, body: { stars: 5 } });
      return { ...call, on: { quarter: quarterOf(reviewedAt) } };
    },
    listReviews: ofNotice,
    showMyReview: ofNotice,
    showSubjectScore: ofNotice,
    showVillageScore: {},
    compareVillageScores: { in: 'town', query: { theme: 'finance' } },
  }),
  ...exercises(NOTHING, {
    // One month was made.
    listOpenMonths: async (d) => ({ ...(await openMonthIn(d)), query: { limit: 1 } }),
    showOpenFile: async (d) => ({ ...(await openMonthIn(d)), params: { month: MONTH, fileName: 'entries.csv' } }),
  }),
];
