import { randomBytes } from 'node:crypto';
import type { BodyInputOf, ProofPurpose } from '@shared/route';
import { requestChallenge } from '@shared/challenge';
import { listDivisions, testVillageOf } from '@shared/divisions';
import { checkHealth, showHealth } from '@shared/health';
import { showMe, signIn } from '@shared/identity/identity';
import { requestAnonymousUpload } from '@shared/media/media';
import { withdrawAnonymousReport } from '@shared/reports/commands';
import { openAnonymousReport, submitAnonymousReport } from '@shared/reports/reports';
import { solved } from '../../tests/support/challenge';
import { call, refusedWith, type Send, SmokeFault } from './call';
import type { SmokeOptions } from './run';

/** A step says what it saw, or that there was nothing for it to do. @throws SmokeFault */
type Step = (over: Send, options: SmokeOptions) => Promise<string | void>;

/** What the phone works out before it sends what nobody signs for. */
const proofFor = async (over: Send, purpose: ProofPurpose, villageCode?: string) =>
  solved(await call(over, requestChallenge, { body: { purpose, ...(villageCode && { villageCode }) } }));
const newDraftKey = () => randomBytes(32).toString('base64url');

const answers: Step = async (over, { version }) => {
  const seen = (await call(over, showHealth)).version;
  if (version && seen !== version) throw new SmokeFault(`跑的是 ${seen}，不是 ${version}`);
  return seen;
};

const standsOnItsParts: Step = async (over) => (await call(over, checkHealth)).works.join('、');

/** WeChat itself says that the code is none: the app's id and secret are right, and the way to WeChat is open. */
const refusesLogin: Step = async (over) => {
  await refusedWith(over, signIn, 'wechat.codeInvalid', { body: { code: 'smoke-no-code-of-wechat' } });
  await refusedWith(over, showMe, 'auth.required');
};

const showsDivisions: Step = async (over) => {
  const { district, towns } = await call(over, listDivisions);
  const villages = towns.reduce((sum, town) => sum + town.villages.length, 0);
  if (villages === 0) throw new SmokeFault('还没有区划：先 npm run admin -- bootstrap');
  return `${district.name}，${villages} 个村`;
};

/** Storage is asked with a type that the ticket does not allow: it must refuse, so that nothing is left behind. */
const holdsToTickets: Step = async (over) => {
  const proof = await proofFor(over, 'draft');
  const body = { kind: 'image', contentType: 'image/png', bytes: 100, draftKey: newDraftKey() } as const;
  const { url, fields } = await call(over, requestAnonymousUpload, { query: { proof }, body });
  if (!fields['x-amz-server-side-encryption-aws-kms-key-id']) throw new SmokeFault('上传票没有说用哪个密钥加密');
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, 'Content-Type': 'text/html' })) form.append(name, value);
  form.append('file', new Blob(['<p>no picture</p>'], { type: 'text/html' }), 'page.html');
  const { status } = await fetch(url, { method: 'POST', body: form });
  if (status !== 403) throw new SmokeFault(`存储应当拒绝别的类型，却答了 ${status}`);
};

/** Sent, found by its receipt, taken back: in a village that stands in no list and no figure. */
const takesReports: Step = async (over, { town }) => {
  if (!town) return 'skipped';
  const villageCode = testVillageOf(town);
  const draft: BodyInputOf<typeof submitAnonymousReport> = {
    villageCode,
    category: 'other',
    description: '【上线检查】这是测试村的试举报，发出后马上撤回。',
    about: { kind: 'village' },
    mediaIds: [],
    draftKey: newDraftKey(),
  };
  const proof = await proofFor(over, 'report', villageCode);
  const { receiptNo } = await call(over, submitAnonymousReport, { query: { proof }, body: draft });
  const { version } = await call(over, openAnonymousReport, { body: { receiptNo } });
  const body = { receiptNo, version, reason: '上线检查' };
  const { state } = await call(over, withdrawAnonymousReport, { body });
  if (state !== 'withdrawn') throw new SmokeFault(`撤回以后是 ${state}`);
};

export const STEPS: readonly (readonly [title: string, step: Step])[] = [
  ['接口答话', answers],
  ['表、存储、密钥可用', standsOnItsParts],
  ['登录该拒绝的拒绝', refusesLogin],
  ['公开的区划', showsDivisions],
  ['上传票', holdsToTickets],
  ['测试村的举报和撤回', takesReports],
];
