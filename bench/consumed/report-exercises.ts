import { requestChallenge } from '@shared/challenge';
import { submitReport } from '@shared/reports/reports';
import { accountOwner } from '../../functions/media/media';
import { draftOwner } from '../../functions/media/media-store';
import { newSecret } from '../../functions/platform/sealed';
import type { Step } from '../../functions/reports/transitions';
import { solved } from '../../tests/support/challenge';
import type { District } from './district';
import { type Call, done, exercises } from './exercise';
import { ACCEPTED, ANSWERED, filed, keptPicture, newReceiptNo } from './report-rows';

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
  return { reportId, version };
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
const onNamed =
  (by: 'cadre' | 'resident' | 'regulator', steps: Step[], body: object | ((d: District) => object | Promise<object>)) =>
  async (d: District): Promise<Call> => {
    const on = await named(d, ...steps);
    return { on, by, body: { version: on.version, ...(typeof body === 'function' ? await body(d) : body) } };
  };

/** The same by the holder of a receipt. */
const onAnonymous =
  (steps: Step[], body: object | (() => object | Promise<object>)) =>
  async (d: District): Promise<Call> => ({
    body: { ...(await anonymous(d, ...steps)), ...(typeof body === 'function' ? await body() : body) },
  });

const work = (role: 'cadre' | 'township' | 'regulator', which: 'open' | 'done'): Call => ({
  by: role,
  query: { role, which },
});

/** 一键举报. A report has one picture; its timeline is as long at every size, since it is one report's own. */
export const reportExercises = exercises('the reports of the reporter, the office and the district', {
  submitReport: async (d) => ({
    body: { ...draft(d, [await pictureBy(d.resident)]), mode: 'named', again: true },
  }),
  'submitReport (the longest words)': (d) => ({ body: longest(d) }),
  submitAnonymousReport: async (d) => {
    const draftKey = newSecret();
    const query = { proof: solved(await done(d, requestChallenge)) };
    return { query, body: { ...draft(d, [await keptPicture(draftOwner(draftKey))]), draftKey } };
  },
  listMyReports: {},
  'listWork (cadre, open)': work('cadre', 'open'),
  'listWork (cadre, done)': work('cadre', 'done'),
  'listWork (township, open)': work('township', 'open'),
  'listWork (regulator, open)': work('regulator', 'open'),
  'listWork (regulator, done)': work('regulator', 'done'),
  'showReport (reporter)': async (d) => ({ on: await named(d, ACCEPTED, ANSWERED) }),
  'showReport (handler)': async (d) => ({ on: await named(d, ACCEPTED, ANSWERED), by: 'cadre' }),
  openAnonymousReport: async (d) => ({ body: { receiptNo: (await anonymous(d, ACCEPTED, ANSWERED)).receiptNo } }),
  acceptReport: onNamed('cadre', [], {}),
  'acceptReport (the longest words)': async (d) => {
    const { reportId } = await done(d, submitReport, { body: longest(d) });
    return { on: { reportId }, body: { version: 1 } };
  },
  answerReport: onNamed('cadre', [ACCEPTED], async ({ cadre }) => ({
    text: '路灯已经换新，昨天晚上亮了。',
    mediaIds: [await pictureBy(cadre)],
  })),
  rateAnswer: onNamed('resident', [ACCEPTED, ANSWERED], { stars: 5, comment: '修好了' }),
  rateAnonymousAnswer: onAnonymous([ACCEPTED, ANSWERED], { stars: 5, comment: '修好了' }),
  returnReport: onNamed('regulator', [ACCEPTED, ANSWERED], { reason: '只换了一盏灯' }),
  refuseReport: onNamed('cadre', [], { ground: 'otherAuthority', text: '路灯归街道管，请向街道办事处反映' }),
  listColleagues: async (d) => ({ on: await named(d) }),
  assignReport: onNamed('cadre', [ACCEPTED], ({ cadre }) => ({ accountId: cadre.accountId })),
  transferReport: onNamed('cadre', [], ({ village }) => ({ division: village.code.slice(0, 9), reason: REASON })),
  recuseFromReport: onNamed('cadre', [], { reason: REASON }),
  askForMaterial: onNamed('cadre', [ACCEPTED], { text: '请补一张现场照片' }),
  supplyMaterial: onNamed('resident', [ACCEPTED, ASKED], async ({ resident }) => ({
    text: '补一张照片',
    mediaIds: [await pictureBy(resident)],
  })),
  resumeReport: onNamed('cadre', [ACCEPTED, ASKED], { reason: REASON }),
  extendReport: onNamed('cadre', [ACCEPTED], { days: 10, reason: REASON }),
  mergeReport: onNamed('cadre', [], async (d) => ({ parentId: (await named(d, ACCEPTED)).reportId })),
  splitReport: onNamed('cadre', [], { category: 'environment', description: '路边的垃圾没有人清' }),
  reopenReport: onNamed('resident', [ACCEPTED, ANSWERED], { reason: '还是没有修好' }),
  withdrawReport: onNamed('resident', [ACCEPTED], { reason: '已经修好了' }),
  superviseReport: onNamed('regulator', [ACCEPTED], { text: '请三天内修好' }),
  supplyAnonymousMaterial: onAnonymous([ACCEPTED, ASKED], async () => {
    const draftKey = newSecret();
    return { text: '补一张照片', mediaIds: [await keptPicture(draftOwner(draftKey))], draftKey };
  }),
  reopenAnonymousReport: onAnonymous([ACCEPTED, ANSWERED], { reason: '还是没有修好' }),
  withdrawAnonymousReport: onAnonymous([ACCEPTED], {}),
});
