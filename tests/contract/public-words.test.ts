import { idCheckDigit } from '@shared/text/id-number';
import { grantRole } from '@shared/identity/identity';
import { publishNotice } from '@shared/affairs/notices';
import { privateFieldsOf } from '@shared/text/public-words';
import { Role } from '@shared/roles';
import type { AnyRoute } from '@shared/route';
import { ROUTES } from '@shared/routes';
import { reviewSubject } from '@shared/reviews/reviews';
import { AuditEntity } from '../../functions/platform/audit';
import { queryPage } from '../../functions/platform/query-page';
import { callApi } from '../support/api';
import { DISTRICT, enrol, NIUJIAO, signInBound } from '../support/people';
import { freshDistrict } from '../../functions/reports/testing/people';

/** Words that are sent and that the public never reads, each with the reason. What is in no list is a failure below. */
const READ_BY_FEW: Record<string, string> = {
  bindPerson: 'one’s own identity, for the roster alone',
  signIn: 'a code of WeChat',
  endPaperConsent: 'identity numbers to find two persons by, a paper’s number in a cadre’s list',
  recordPaperConsent: 'identity numbers to find two persons by, a paper’s number in a cadre’s list',
  askToOpenIdentity: 'custodians alone read it',
  refuseToOpenIdentity: 'custodians alone read it',
  wantIdentity: 'custodians alone read it',
  requestImportUpload: 'the name of a file and a sheet, for who imports it',
  addSubscriptions: 'ids of templates',
  returnVoucher: 'bookkeepers alone read why a voucher came back',
  recordRent: 'the number of a voucher that is there',
  recordRepayment: 'the number of a voucher that is there',
  checkReceipt: 'a code to check',
  printAnonymousReceipt: 'a code to check',
  printReceipt: 'a code to check',
  appealRestriction: 'who decides it reads it',
  answerOutcome: 'the office that replies reads it',
  decideAppeal: 'the one who appealed reads it',
  markReportFalse: 'the sender and the district read it',
  answerReport: 'the sender reads it',
  openAnonymousReport: 'a receipt number',
  rateAnonymousAnswer: 'the office reads it',
  rateAnswer: 'the office reads it',
  returnReport: 'the office reads it',
  submitAnonymousReport: 'the office reads it; the phone warns of what tells who one is',
  submitReport: 'the office reads it; the phone warns of what tells who one is',
  askForMaterial: 'the sender reads it',
  resumeReport: 'the sender reads it',
  extendReport: 'the sender reads it',
  recuseFromReport: 'the office reads it',
  refuseReport: 'the sender reads it',
  sortPile: 'the senders read it',
  reopenAnonymousReport: 'the office reads it',
  reopenReport: 'the office reads it',
  splitReport: 'the office reads it',
  superviseReport: 'the office reads it',
  supplyAnonymousMaterial: 'the office reads it',
  supplyMaterial: 'the office reads it',
  transferReport: 'offices read it',
  withdrawAnonymousReport: 'the office reads it',
  withdrawReport: 'the office reads it',
  listAnonymousLetters: 'a cursor',
  readAnonymousLetters: 'a receipt number',
  writeAnonymousLetter: 'the office reads it',
  writeLetter: 'the sender or the office reads it',
  writeNote: 'the office reads it',
  tryRouting: 'nobody reads it: it is not kept',
  askForStatement: 'one cadre reads it; statements have a check of their own',
  giveStatement: 'the office reads it',
  openOriginal: 'the trail of one report',
  findAtCounter: 'nobody reads it: it is compared with the roster',
  addCharges: 'nobody reads it: it is compared with the roster, and what is kept is masked',
  issueBindingCode: 'the office keeps it: whose phone it is, by which paper',
  releaseBinding: 'the trail of one binding',
  refuseHeldReview: 'its author reads it',
  appealReviewRefusal: 'one regulator reads it, private numbers covered',
  decideReviewAppeal: 'its author reads it',
  decideReviewBurst: 'its authors read it',
  decideReviewFlag: 'its author and who flagged it read it',
  declineGrant: 'the other admins read it',
  returnOrder: 'those who work on the order read it',
  approveOrder: 'what the phone’s hardware signed: compared, and kept nowhere',
  payOrder: 'what the phone’s hardware signed: compared, and kept nowhere',
  decideUnknownTransfer: 'the trail of one order',
  settleTransferBreak: 'the accounting centre reads it',
  handOverPapers:
    'the village’s own and its centre read it: what a paper is for, and it is not published with the voucher',
  mendPaper: 'the same',
  saveVoucherTemplate: 'bookkeepers read it; what a voucher takes of it is looked at when it is prepared',
  drawHandOver: 'the two sides, who supervises and the centre read it',
  registerPayee: 'the number of an account, sealed; a name that those who pay read',
  openPayingAccount: 'the number of an account, sealed; a name that those who pay read',
};
/** Single fields of routes that publish others. */
const NOT_WORDS: Record<string, readonly string[]> = {
  registerAsset: ['voucher.voucherNo'],
  changeAsset: ['voucher.voucherNo'],
  registerDebt: ['voucher.voucherNo'],
  payForProject: ['voucher.voucherNo'],
};

interface Def {
  type: string;
  format?: string;
  shape?: Record<string, unknown>;
  element?: unknown;
  innerType?: unknown;
  options?: unknown[];
  in?: unknown;
  valueType?: unknown;
  checks?: { _zod: { def: { check?: string; format?: string } } }[];
}
const defOf = (schema: unknown): Def | undefined => (schema as { _zod?: { def: Def } } | undefined)?._zod?.def;
const FORMED = new Set(['regex', 'ulid', 'uuid', 'datetime', 'date']);
const isFree = ({ format, checks = [] }: Def): boolean =>
  ![format, ...checks.map(({ _zod }) => _zod.def.format)].some((one) => one !== undefined && FORMED.has(one));

/** The paths of a schema where any words can stand. */
function wordsIn(schema: unknown, path: string): string[] {
  const def = defOf(schema);
  if (!def) return [];
  const at = (name: string) => (path ? `${path}.${name}` : name);
  if (def.type === 'string') return isFree(def) ? [path] : [];
  if (def.shape) return Object.entries(def.shape).flatMap(([name, part]) => wordsIn(part, at(name)));
  if (def.type === 'record') return wordsIn(def.valueType, at('*'));
  if (def.element) return wordsIn(def.element, at('*'));
  if (def.options) return def.options.flatMap((option) => wordsIn(option, path));
  return wordsIn(def.innerType ?? def.in, path);
}

const withBody = ROUTES.filter(({ body }) => body !== undefined);
const fieldsOf = (route: AnyRoute): string[] => [...new Set(wordsIn(route.body, ''))];
const publishedBy = ({ publishes = [], publishesContacts = [] }: AnyRoute): string[] => [
  ...publishes,
  ...publishesContacts,
];
const publishing = withBody.filter((route) => publishedBy(route).length > 0);

const id = `51150319570315432${idCheckDigit('51150319570315432')}`;
const written = (path: string, words: string): unknown => {
  const [name = '', ...rest] = path.split('.');
  const inner = rest.length > 0 ? written(rest.join('.'), words) : words;
  return name === '*' ? [inner] : { [name]: inner };
};

test('every field in which words can be sent is published, or is in the list with a reason', () => {
  const undecided = withBody.flatMap((route) => {
    const decided = [...publishedBy(route), ...(NOT_WORDS[route.id] ?? [])];
    return route.id in READ_BY_FEW
      ? []
      : fieldsOf(route)
          .filter((path) => !decided.includes(path))
          .map((path) => `${route.id} ${path}`);
  });
  expect(undecided).toEqual([]);
});

test('what is declared as published exists, and nothing is in two lists', () => {
  for (const route of publishing) {
    expect({ route: route.id, missing: publishedBy(route).filter((path) => !fieldsOf(route).includes(path)) }).toEqual({
      route: route.id,
      missing: [],
    });
    expect(READ_BY_FEW).not.toHaveProperty(route.id);
  }
  const known = new Set(ROUTES.map((route) => route.id));
  expect([...Object.keys(READ_BY_FEW), ...Object.keys(NOT_WORDS)].filter((name) => !known.has(name))).toEqual([]);
});

test('the walk finds words wherever they stand in a body', () => {
  expect(fieldsOf(publishNotice)).toEqual(['title', 'body']);
  expect(fieldsOf(grantRole)).toEqual(['title']);
  for (const [name, path] of [
    ['prepareVoucher', 'lines.*.summary'],
    ['changeAsset', 'change.custodian'],
    ['registerProject', 'sources.*.from'],
    ['recordDecisionStep', 'record.objections'],
    ['addRoutingRule', 'rule.when.titles.*'],
    ['publishPolicyVersion', 'programs.*.name'],
  ] as const)
    expect(fieldsOf(ROUTES.find((route) => route.id === name)!)).toContain(path);
});

test.each(publishing.flatMap((route) => publishedBy(route).map((path) => [route.id, path] as const)))(
  '%s: a number in %s is found',
  (name, path) => {
    const route = ROUTES.find((one) => one.id === name)!;
    const [field] = privateFieldsOf(route, written(path, `身份证${id}`));
    expect(field).toMatchObject({ path: path.replace(/\*/g, '0'), found: [{ kind: 'idNumber', words: id }] });
    const contacts = privateFieldsOf(route, written(path, '电话13812345678')).length;
    expect(contacts).toBe(route.publishes?.includes(path) ? 1 : 0);
  },
);

const PARAMS = {
  villageCode: NIUJIAO,
  districtCode: DISTRICT,
  year: 2026,
  policyCode: 'ZC01',
  effectiveOn: '2026-11-16',
  subjectKind: 'cadre',
  ruleCode: 'YJ24',
};
const ULID = '01JD0000000000000000000000';
const paramsOf = ({ path }: AnyRoute) =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, { ...PARAMS }[name] ?? ULID]));

describe('at the edge', () => {
  let everyone: string;
  beforeAll(async () => {
    await freshDistrict();
    const grants = Role.options.map((role) => ({ role, division: role === 'cadre' ? NIUJIAO : DISTRICT }));
    everyone = (await signInBound('public-words', await enrol('周全', { grants }))).token;
  });

  test.each(publishing.map((route) => [route.id, route] as const))(
    '%s refuses an identity number and a card before it looks at anything else',
    async (_, route) => {
      for (const path of publishedBy(route))
        for (const number of [id, '６２２２ ０２１２ ３４５６ ７８９０ １２８']) {
          const sent = { ...(written(path, `见${number}`) as object), publishesContact: true };
          const { status, body } = await callApi(route, { token: everyone, params: paramsOf(route), body: sent });
          expect({ path, status, code: body.code }).toEqual({ path, status: 422, code: 'words.private' });
          expect(JSON.stringify(body)).not.toContain(number);
        }
    },
  );

  const notice = {
    kind: 'service',
    title: '医保缴费开始了',
    body: '请到村委会缴费。联系电话：0831-3322456。',
  };
  const params = { villageCode: NIUJIAO };
  const publish = (body: object, key?: string) =>
    callApi(publishNotice, { token: everyone, params, body, ...(key && { key }) });
  const contactRows = async () =>
    (await queryPage(AuditEntity, { partition: `AUDIT#contacts#${NIUJIAO}` }, {})).items.map(({ action, note }) => [
      action,
      note,
    ]);

  test('an office’s telephone number is public when somebody says so, and who said so stays', async () => {
    const refused = await publish(notice);
    expect([refused.status, refused.body.code]).toEqual([422, 'words.contact']);
    expect(refused.body.details).toEqual([{ path: 'body', message: '“****-*****56”像是座机号，请删掉或者遮住' }]);
    expect(await contactRows()).toEqual([]);

    const key = 'confirmed-notice-0001';
    const first = await publish({ ...notice, publishesContact: true }, key);
    expect([first.status, first.body.body]).toEqual([200, notice.body]);
    expect((await publish({ ...notice, publishesContact: true }, key)).body.noticeId).toBe(first.body.noticeId);
    expect(await contactRows()).toEqual([['publishesContact', 'publishNotice: body 1']]);
  });

  test('where nobody’s telephone number belongs, no confirmation helps', async () => {
    const { status, body } = await callApi(reviewSubject, {
      token: everyone,
      params: { villageCode: NIUJIAO, subjectKind: 'cadre', subjectId: ULID },
      body: { stars: 5, comment: '有事打 138.1234.5678', publishesContact: true },
    });
    expect([status, body.code]).toEqual([422, 'words.personal']);
  });

  test('words with figures in them go through as they are', async () => {
    const body = '川财农〔2025〕12号：2026-03-12 起补助 1,234,567.00 元，咨询请打12345。';
    expect((await publish({ ...notice, body })).body.body).toBe(body);
  });
});
