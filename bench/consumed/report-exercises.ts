import {
  askForMaterial,
  assignReport,
  extendReport,
  listColleagues,
  mergeReport,
  recuseFromReport,
  refuseReport,
  reopenAnonymousReport,
  reopenReport,
  splitReport,
  superviseReport,
  resumeReport,
  supplyAnonymousMaterial,
  supplyMaterial,
  transferReport,
  withdrawAnonymousReport,
  withdrawReport,
} from '@shared/reports/commands';
import {
  acceptReport,
  answerReport,
  listMyReports,
  listWork,
  openAnonymousReport,
  rateAnonymousAnswer,
  rateAnswer,
  returnReport,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import { requestChallenge } from '@shared/challenge';
import { accountOwner } from '../../functions/media/media';
import { draftOwner } from '../../functions/media/media-store';
import { newSecret } from '../../functions/platform/sealed';
import type { Step } from '../../functions/reports/transitions';
import type { District } from './district';
import { solved } from '../../tests/support/challenge';
import { done, type Exercise, tenfold } from './exercise';
import { ACCEPTED, ANSWERED, filed, keptPicture, newReceiptNo } from './report-rows';

const REPORTS = 'the reports of the reporter, the office and the district';

const draft = ({ village }: District, mediaIds: string[]) => ({
  villageCode: village.code,
  category: 'works',
  description: '村口的路灯坏了三个月没人修，晚上老人小孩走路都看不见。',
  about: { kind: 'village' },
  place: { text: '3组晒坝边', latitude: 28.84, longitude: 104.97 },
  mediaIds,
});

/** A picture that is waiting for its report. */
const pictureBy = ({ accountId }: { accountId: string }) => keptPicture(accountOwner(accountId));

/** A report of the resident's that has come this far. */
async function named(d: District, ...steps: Step[]) {
  const { reportId, version } = await filed(d, { steps });
  return { params: { reportId }, version };
}

async function anonymous(d: District, ...steps: Step[]) {
  const receiptNo = newReceiptNo();
  const { version } = await filed(d, { receiptNo, steps });
  return { receiptNo, version };
}

/** The most letters that a report may have. */
const LONGEST = '村口的路灯坏了，晚上走路看不见。'.repeat(125);
const longest = (d: District) => ({
  ...draft(d, []),
  ...{ description: LONGEST, mode: 'named' as const, again: true as const },
});

const ASKED: Step = { command: 'askMaterial', text: '请补一张现场照片' };
const REASON = '要等配件到货才能修好';

/** A command of someone's on the resident's report that has come this far. */
const onNamed = (
  route: Exercise['route'],
  who: 'cadre' | 'resident' | 'regulator',
  steps: Step[],
  body: object | ((d: District) => object | Promise<object>),
): Exercise =>
  tenfold(REPORTS)(route, async (d) => {
    const { params, version } = await named(d, ...steps);
    return { params, token: d[who].token, body: { version, ...(typeof body === 'function' ? await body(d) : body) } };
  });

/** The same by the holder of a receipt. */
const onAnonymous = (
  route: Exercise['route'],
  steps: Step[],
  body: object | (() => object | Promise<object>),
): Exercise =>
  tenfold(REPORTS)(route, async (d) => ({
    body: { ...(await anonymous(d, ...steps)), ...(typeof body === 'function' ? await body() : body) },
  }));

const work = (who: 'cadre' | 'township' | 'regulator', which: 'open' | 'done'): Exercise =>
  tenfold(REPORTS, { as: `${who}, ${which}` })(listWork, (d) => ({ token: d[who].token, query: { role: who, which } }));

/** 一键举报. A report has one picture; its timeline is as long at every size, since it is one report's own. */
export const reportExercises: Exercise[] = [
  tenfold(REPORTS)(submitReport, async (d) => ({
    body: { ...draft(d, [await pictureBy(d.resident)]), mode: 'named', again: true },
  })),
  tenfold(REPORTS, { as: 'the longest words' })(submitReport, (d) => ({ body: longest(d) })),
  tenfold(REPORTS)(submitAnonymousReport, async (d) => {
    const draftKey = newSecret();
    const query = { proof: solved(await done(d, requestChallenge)) };
    return { query, body: { ...draft(d, [await keptPicture(draftOwner(draftKey))]), draftKey } };
  }),
  tenfold(REPORTS)(listMyReports),
  work('cadre', 'open'),
  work('cadre', 'done'),
  work('township', 'open'),
  work('regulator', 'open'),
  work('regulator', 'done'),
  tenfold(REPORTS, { as: 'reporter' })(showReport, (d) => named(d, ACCEPTED, ANSWERED)),
  tenfold(REPORTS, { as: 'handler' })(showReport, async (d) => ({
    ...(await named(d, ACCEPTED, ANSWERED)),
    token: d.cadre.token,
  })),
  tenfold(REPORTS)(openAnonymousReport, async (d) => ({
    body: { receiptNo: (await anonymous(d, ACCEPTED, ANSWERED)).receiptNo },
  })),
  onNamed(acceptReport, 'cadre', [], {}),
  tenfold(REPORTS, { as: 'the longest words' })(acceptReport, async (d) => {
    const { reportId } = await done(d, submitReport, { body: longest(d) });
    return { params: { reportId }, body: { version: 1 } };
  }),
  onNamed(answerReport, 'cadre', [ACCEPTED], async ({ cadre }) => ({
    text: '路灯已经换新，昨天晚上亮了。',
    mediaIds: [await pictureBy(cadre)],
  })),
  onNamed(rateAnswer, 'resident', [ACCEPTED, ANSWERED], { stars: 5, comment: '修好了' }),
  onAnonymous(rateAnonymousAnswer, [ACCEPTED, ANSWERED], { stars: 5, comment: '修好了' }),
  onNamed(returnReport, 'regulator', [ACCEPTED, ANSWERED], { reason: '只换了一盏灯' }),
  onNamed(refuseReport, 'cadre', [], { ground: 'otherAuthority', text: '路灯归街道管，请向街道办事处反映' }),
  tenfold(REPORTS)(listColleagues, (d) => named(d)),
  onNamed(assignReport, 'cadre', [ACCEPTED], ({ cadre }) => ({ accountId: cadre.accountId })),
  onNamed(transferReport, 'cadre', [], ({ village }) => ({ division: village.code.slice(0, 9), reason: REASON })),
  onNamed(recuseFromReport, 'cadre', [], { reason: REASON }),
  onNamed(askForMaterial, 'cadre', [ACCEPTED], { text: '请补一张现场照片' }),
  onNamed(supplyMaterial, 'resident', [ACCEPTED, ASKED], async ({ resident }) => ({
    text: '补一张照片',
    mediaIds: [await pictureBy(resident)],
  })),
  onNamed(resumeReport, 'cadre', [ACCEPTED, ASKED], { reason: REASON }),
  onNamed(extendReport, 'cadre', [ACCEPTED], { days: 10, reason: REASON }),
  onNamed(mergeReport, 'cadre', [], async (d) => ({ parentId: (await named(d, ACCEPTED)).params.reportId })),
  onNamed(splitReport, 'cadre', [], { category: 'environment', description: '路边的垃圾没有人清' }),
  onNamed(reopenReport, 'resident', [ACCEPTED, ANSWERED], { reason: '还是没有修好' }),
  onNamed(withdrawReport, 'resident', [ACCEPTED], { reason: '已经修好了' }),
  onNamed(superviseReport, 'regulator', [ACCEPTED], { text: '请三天内修好' }),
  onAnonymous(supplyAnonymousMaterial, [ACCEPTED, ASKED], async () => {
    const draftKey = newSecret();
    return { text: '补一张照片', mediaIds: [await keptPicture(draftOwner(draftKey))], draftKey };
  }),
  onAnonymous(reopenAnonymousReport, [ACCEPTED, ANSWERED], { reason: '还是没有修好' }),
  onAnonymous(withdrawAnonymousReport, [ACCEPTED], {}),
];
