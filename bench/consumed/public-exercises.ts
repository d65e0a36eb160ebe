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
import { CATALOGUE, exercise, type Exercise, tenfold } from './exercise';
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
  exercise(showHealth, () => ({})),
  exercise(checkHealth, () => ({})),
  tenfold(CATALOGUE)(listDivisions, () => ({})),
  exercise(listContacts, ({ village }) => ({ params: { division: village.code } })),
  exercise(publishContact, ({ village }) => ({
    params: { division: village.code },
    body: { phone: '0831-0000228' },
  })),
  tenfold('the roster; a village has some ten cadres')(listCadres, inVillage),

  tenfold(BOOK)(showVillageYear, ofYear),
  tenfold(BOOK, { as: 'all' })(listEntries, ofYear),
  tenfold(BOOK, { as: 'direction' })(listEntries, (d) => ({ ...ofYear(d), query: { direction: 'income' } })),
  tenfold(BOOK, { as: 'month' })(listEntries, (d) => ({ ...ofYear(d), query: { month: MONTH } })),
  tenfold(BOOK, { as: 'account' })(listEntries, (d) => ({ ...ofYear(d), query: { accountCode: d.accountCode } })),
  tenfold(BOOK)(showVoucher, ({ village, voucherId }) => ({
    params: { villageCode: village.code, year: YEAR, voucherId },
  })),

  tenfold(CATALOGUE)(listPrograms, () => ({})),
  tenfold(CATALOGUE)(showProgram, () => ({ params: { programCode: 'BT01' } })),
  tenfold(CATALOGUE)(listEligibilityRules, () => ({})),
  tenfold('the village’s public lists')(listPublicities, inVillage),
  exercise(showPublicity, ofPublicity),
  tenfold('the list’s lines')(listPublicityRows, ofPublicity),

  tenfold(REVIEWS)(reviewSubject, async ({ village, subjects }) => ({
    params: subjects.cadre,
    token: (await personOf(village.code, '李秀英')).token,
    body: { stars: 5, comment: '办事很快，说话也和气，该贴的都贴出来了。' },
  })),
  tenfold(REVIEWS)(withdrawReview, async ({ village, subjects }) => {
    const { token } = await personOf(village.code, '李秀英');
    const { reviewedAt } = (await callApi(reviewSubject, { params: subjects.cadre, token, body: { stars: 5 } })).body;
    return { params: { ...subjects.cadre, quarter: quarterOf(reviewedAt) }, token };
  }),
  tenfold(REVIEWS)(listReviews, ({ subjects }) => ({ params: subjects.notice })),
  tenfold(REVIEWS)(showMyReview, ({ subjects }) => ({ params: subjects.notice })),
  tenfold(REVIEWS)(showSubjectScore, ({ subjects }) => ({ params: subjects.notice })),
  tenfold(REVIEWS)(showVillageScore, inVillage),
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
