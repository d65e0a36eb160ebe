import { listEntries, showVillageYear, showVoucher } from '@shared/accounts/accounts';
import { listDivisions } from '@shared/divisions';
import { listContacts, publishContact } from '@shared/identity/contacts';
import { checkHealth, showHealth } from '@shared/health';
import { listCadres } from '@shared/identity/identity';
import { Dataset, listOpenMonths, OpenFormat, showOpenFile } from '@shared/open-data/open-data';
import {
  listReviews,
  reviewSubject,
  showMyReview,
  showSubjectScore,
  compareVillageScores,
  showVillageScore,
  withdrawReview,
} from '@shared/reviews/reviews';
import { listEligibilityRules } from '@shared/subsidies/eligibility';
import { listPublicities, listPublicityRows, showPublicity } from '@shared/subsidies/publicity';
import { listPrograms, showProgram } from '@shared/subsidies/subsidies';
import { quarterOf } from '@shared/quarters';
import { putOpenMonth } from '../../functions/open-data/open-store';
import { callApi } from '../../tests/support/api';
import { type District, personOf } from './district';
import { CATALOGUE, type Exercise, NOTHING } from './exercise';
import { MONTH, YEAR } from './rows';

const inVillage = ({ village }: District) => ({ params: { villageCode: village.code } });
const ofYear = ({ village }: District) => ({ params: { villageCode: village.code, year: YEAR } });
const ofPublicity = ({ village, publicityId }: District) => ({ params: { villageCode: village.code, publicityId } });
const BOOK = 'the year’s vouchers and entries';
const REVIEWS = 'the reviews of each subject; the notices with a score';

/** A town's month with every file there can be. */
async function openMonthIn({ village }: District) {
  const file = { bytes: 80_000, rows: 300, sha256: '0'.repeat(64), madeAt: `${MONTH}-28T00:00:00.000Z` };
  const files = Dataset.options.flatMap((dataset) =>
    OpenFormat.options.map((format) => ({ ...file, dataset, format, corrections: 0, history: [] })),
  );
  await putOpenMonth({ townCode: village.townCode, month: MONTH, files, manifestBytes: 9_000 });
  return { division: village.townCode };
}

/** 明白账, 明白事, 我要点评 and the catalogues. */
export const publicExercises: Exercise[] = [
  { route: showHealth, tenfold: NOTHING, prepare: () => ({}) },
  { route: checkHealth, tenfold: NOTHING, prepare: () => ({}) },
  { route: listDivisions, tenfold: CATALOGUE, prepare: () => ({}) },
  { route: listContacts, tenfold: NOTHING, prepare: ({ village }) => ({ params: { division: village.code } }) },
  {
    route: publishContact,
    tenfold: NOTHING,
    prepare: ({ village, cadre }) => ({
      params: { division: village.code },
      token: cadre.token,
      body: { phone: '0831-0000228' },
    }),
  },
  { route: listCadres, tenfold: 'the roster; a village has some ten cadres', prepare: inVillage },

  { route: showVillageYear, tenfold: BOOK, prepare: ofYear },
  { route: listEntries, as: 'all', tenfold: BOOK, prepare: ofYear },
  {
    route: listEntries,
    as: 'direction',
    tenfold: BOOK,
    prepare: (d) => ({ ...ofYear(d), query: { direction: 'income' } }),
  },
  { route: listEntries, as: 'month', tenfold: BOOK, prepare: (d) => ({ ...ofYear(d), query: { month: MONTH } }) },
  {
    route: listEntries,
    as: 'account',
    tenfold: BOOK,
    prepare: (d) => ({ ...ofYear(d), query: { accountCode: d.accountCode } }),
  },
  {
    route: showVoucher,
    tenfold: BOOK,
    prepare: ({ village, voucherId }) => ({ params: { villageCode: village.code, year: YEAR, voucherId } }),
  },

  { route: listPrograms, tenfold: CATALOGUE, prepare: () => ({}) },
  { route: showProgram, tenfold: CATALOGUE, prepare: () => ({ params: { programCode: 'BT01' } }) },
  { route: listEligibilityRules, tenfold: CATALOGUE, prepare: () => ({}) },
  { route: listPublicities, tenfold: 'the village’s public lists', prepare: inVillage },
  { route: showPublicity, tenfold: NOTHING, prepare: ofPublicity },
  { route: listPublicityRows, tenfold: 'the list’s lines', prepare: ofPublicity },

  {
    route: reviewSubject,
    tenfold: REVIEWS,
    prepare: async ({ village, subjects }) => ({
      params: subjects.cadre,
      token: (await personOf(village.code, '李秀英')).token,
      body: { stars: 5, comment: '办事很快，说话也和气，该贴的都贴出来了。' },
    }),
  },
  {
    route: withdrawReview,
    tenfold: REVIEWS,
    prepare: async ({ village, subjects }) => {
      const { token } = await personOf(village.code, '李秀英');
      const { reviewedAt } = (await callApi(reviewSubject, { params: subjects.cadre, token, body: { stars: 5 } })).body;
      return { params: { ...subjects.cadre, quarter: quarterOf(reviewedAt) }, token };
    },
  },
  { route: listReviews, tenfold: REVIEWS, prepare: ({ subjects }) => ({ params: subjects.notice }) },
  {
    route: showMyReview,
    tenfold: REVIEWS,
    prepare: ({ subjects, resident }) => ({ params: subjects.notice, token: resident.token }),
  },
  { route: showSubjectScore, tenfold: REVIEWS, prepare: ({ subjects }) => ({ params: subjects.notice }) },
  { route: showVillageScore, tenfold: REVIEWS, prepare: inVillage },
  {
    route: compareVillageScores,
    tenfold: REVIEWS,
    prepare: ({ village }) => ({ params: { division: village.townCode }, query: { theme: 'finance' } }),
  },
  {
    route: listOpenMonths,
    tenfold: NOTHING,
    // One month was made.
    prepare: async (d) => ({ params: await openMonthIn(d), query: { limit: 1 } }),
  },
  {
    route: showOpenFile,
    tenfold: NOTHING,
    prepare: async (d) => ({ params: { ...(await openMonthIn(d)), month: MONTH, fileName: 'entries.csv' } }),
  },
];
