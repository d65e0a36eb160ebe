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
import { type District, personOf } from './district';
import { CATALOGUE, done, exercise, type Exercise, tenfold } from './exercise';
import { MONTH } from './rows';

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
  exercise(showHealth),
  exercise(checkHealth),
  tenfold(CATALOGUE)(listDivisions),
  exercise(listContacts, ({ village }) => ({ params: { division: village.code } })),
  exercise(publishContact, ({ village }) => ({
    params: { division: village.code },
    body: { phone: '0831-0000228' },
  })),
  tenfold('the roster; a village has some ten cadres')(listCadres),

  tenfold(BOOK)(showVillageYear),
  tenfold(BOOK, { as: 'all' })(listEntries),
  tenfold(BOOK, { as: 'direction' })(listEntries, () => ({ query: { direction: 'income' } })),
  tenfold(BOOK, { as: 'month' })(listEntries, () => ({ query: { month: MONTH } })),
  tenfold(BOOK, { as: 'account' })(listEntries, ({ accountCode }) => ({ query: { accountCode } })),
  tenfold(BOOK)(showVoucher),

  tenfold(CATALOGUE)(listPrograms),
  tenfold(CATALOGUE)(showProgram, () => ({ params: { programCode: 'BT01' } })),
  tenfold(CATALOGUE)(listEligibilityRules),
  tenfold('the village’s public lists')(listPublicities),
  exercise(showPublicity),
  tenfold('the list’s lines')(listPublicityRows),

  tenfold(REVIEWS)(reviewSubject, async ({ village, subjects }) => ({
    params: subjects.cadre,
    token: (await personOf(village.code, '李秀英')).token,
    body: { stars: 5, comment: '办事很快，说话也和气，该贴的都贴出来了。' },
  })),
  tenfold(REVIEWS)(withdrawReview, async (d) => {
    const { token } = await personOf(d.village.code, '李秀英');
    const call = { params: d.subjects.cadre, token };
    const { reviewedAt } = await done(d, reviewSubject, { ...call, body: { stars: 5 } });
    return { ...call, params: { ...call.params, quarter: quarterOf(reviewedAt) } };
  }),
  tenfold(REVIEWS)(listReviews, ({ subjects }) => ({ params: subjects.notice })),
  tenfold(REVIEWS)(showMyReview, ({ subjects }) => ({ params: subjects.notice })),
  tenfold(REVIEWS)(showSubjectScore, ({ subjects }) => ({ params: subjects.notice })),
  tenfold(REVIEWS)(showVillageScore),
  tenfold(REVIEWS)(compareVillageScores, ({ village }) => ({
    params: { division: village.townCode },
    query: { theme: 'finance' },
  })),
  // One month was made.
  exercise(listOpenMonths, async (d) => ({ params: await openMonthIn(d), query: { limit: 1 } })),
  exercise(showOpenFile, async (d) => ({
    params: { ...(await openMonthIn(d)), month: MONTH, fileName: 'entries.csv' },
  })),
];
