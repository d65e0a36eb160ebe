import { listAssets, listContracts, listEntries, listResources, showVillageYear, showVoucher } from '@shared/accounts';
import { listNotices, listPolicies, publishNotice, showNotice, showPolicy } from '@shared/affairs';
import { listDivisions } from '@shared/divisions';
import { listCadres } from '@shared/identity';
import { listReviews, reviewSubject, showMyReview, showSubjectScore, showVillageScore } from '@shared/reviews';
import { listPrograms, showProgram } from '@shared/subsidies';
import { type District, personOf } from './district';
import { CATALOGUE, type Exercise } from './exercise';
import { MONTH, YEAR } from './rows';

const inVillage = ({ village }: District) => ({ params: { villageCode: village.code } });
const ofYear = ({ village }: District) => ({ params: { villageCode: village.code, year: YEAR } });
const BOOK = 'the year’s vouchers and entries';
const REVIEWS = 'the reviews of each subject; the notices with a score';

/** 明白账, 明白事, 我要点评 and the catalogues. */
export const publicExercises: Exercise[] = [
  { route: listDivisions, tenfold: CATALOGUE, prepare: () => ({}) },
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
  { route: listAssets, tenfold: 'the village’s registers', prepare: inVillage },
  { route: listResources, tenfold: 'the village’s registers', prepare: inVillage },
  { route: listContracts, tenfold: 'the village’s registers', prepare: inVillage },

  { route: listPolicies, tenfold: CATALOGUE, prepare: () => ({}) },
  { route: listPolicies, as: 'search', tenfold: CATALOGUE, prepare: () => ({ query: { q: '种粮补贴' } }) },
  { route: showPolicy, tenfold: CATALOGUE, prepare: () => ({ params: { policyCode: 'ZC01' } }) },
  { route: listPrograms, tenfold: CATALOGUE, prepare: () => ({}) },
  { route: showProgram, tenfold: CATALOGUE, prepare: () => ({ params: { programCode: 'BT01' } }) },

  { route: listNotices, tenfold: 'the village’s notices', prepare: inVillage },
  {
    route: showNotice,
    tenfold: 'the village’s notices',
    prepare: ({ village, noticeId }) => ({ params: { villageCode: village.code, noticeId } }),
  },
  {
    route: publishNotice,
    tenfold: 'the village’s notices',
    prepare: (d) => ({
      ...inVillage(d),
      token: d.cadre.token,
      body: { kind: 'affairs', title: '村务公开公告', body: '本村上月的收支明细已经贴在公开栏，请大家去看。' },
    }),
  },

  {
    route: reviewSubject,
    tenfold: REVIEWS,
    prepare: async ({ village, subjects }) => ({
      params: subjects.cadre,
      token: (await personOf(village.code, '李秀英')).token,
      body: { stars: 5, comment: '办事很快，说话也和气。' },
    }),
  },
  { route: listReviews, as: 'cadre', tenfold: REVIEWS, prepare: ({ subjects }) => ({ params: subjects.cadre }) },
  { route: listReviews, as: 'notice', tenfold: REVIEWS, prepare: ({ subjects }) => ({ params: subjects.notice }) },
  {
    route: showMyReview,
    tenfold: REVIEWS,
    prepare: ({ subjects, resident }) => ({ params: subjects.notice, token: resident.token }),
  },
  { route: showSubjectScore, tenfold: REVIEWS, prepare: ({ subjects }) => ({ params: subjects.notice }) },
  { route: showVillageScore, tenfold: REVIEWS, prepare: inVillage },
];
