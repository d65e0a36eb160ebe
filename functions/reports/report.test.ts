import { ReportCommand, ReportState } from '@shared/reports/reports';
import type { Grant } from '@shared/roles';
import {
  divisionAbove,
  handlerRoleOf,
  mayHandle,
  maySee,
  type Part,
  partsIn,
  RECEIPT_HOLDER,
  type Reader,
} from './sight/parts';
import { dueAt, isOpen, newReport, type Report, route } from './report';
import { afterStep, mayDo, mayTakeIn, resumed, type Step, takesIn, TRANSITIONS } from './transitions';

const VILLAGE = '511503001201';
const OTHER_VILLAGE = '511503001202';
const TOWN = '511503001';
const OTHER_TOWN = '511503002';
const DISTRICT = '511503';
const AT = '2026-03-12T01:00:00.000Z';

type Kind = Report['aboutKind'];
const reportAbout = (aboutKind: Kind, more: Partial<Report> = {}): Report => ({
  ...newReport({
    reportId: '01KJ0000000000000000004F7K',
    villageCode: VILLAGE,
    category: 'money',
    description: '路灯坏了三个月没人修',
    aboutKind,
    ...(aboutKind === 'cadre' && { accusedPersonId: 'ACCUSED', aboutName: '王强（村主任）' }),
    mediaIds: [],
    mode: 'named',
    reporterAccountId: 'REPORTER',
    reporterName: '李四',
    handledByDivision: route(aboutKind, VILLAGE),
    handledBy: '',
    submittedAt: AT,
  }),
  ...more,
});

const grant = (role: Grant['role'], division: string): Grant => ({ role, division });
const reader = (grants: Grant[], personId = 'SOMEONE', accountId = 'SOMEONE'): Reader => ({
  accountId,
  person: { personId },
  rows: [personId],
  grants,
});

const OFFICES = {
  cadre: grant('cadre', VILLAGE),
  otherCadre: grant('cadre', OTHER_VILLAGE),
  township: grant('township', TOWN),
  otherTownship: grant('township', OTHER_TOWN),
  regulator: grant('regulator', DISTRICT),
  otherRegulator: grant('regulator', '511504'),
  resident: grant('resident', VILLAGE),
  admin: grant('admin', DISTRICT),
} as const;
type Office = keyof typeof OFFICES;

/** Written out by hand: what each office is in a report about each kind. Everyone not named here is nothing. */
const EXPECTED: Record<Kind, Partial<Record<Office, Part[]>>> = {
  village: { cadre: ['handler'], regulator: ['regulator'] },
  cadre: { township: ['handler'], regulator: ['regulator'] },
  township: { regulator: ['handler', 'regulator'] },
};

const KINDS = ['village', 'cadre', 'township'] as const satisfies Kind[];
const STATES = ReportState.options;
const COMMANDS = ReportCommand.options;
const HOLDERS = Object.keys(OFFICES) as Office[];

/** What TRANSITIONS should say, once more and by hand: command → the parts that may, and from where. */
const WORKED = ['submitted', 'accepted', 'returned'];
const RULES: Record<ReportCommand, { by: Part[]; from: string[]; to: string }> = {
  accept: { by: ['handler'], from: ['submitted'], to: 'accepted' },
  refuse: { by: ['handler'], from: ['submitted'], to: 'refused' },
  assign: { by: ['handler'], from: WORKED, to: 'same' },
  transfer: { by: ['handler', 'regulator'], from: WORKED, to: 'submitted' },
  recuse: { by: ['handler'], from: WORKED, to: 'submitted' },
  askMaterial: { by: ['handler'], from: WORKED, to: 'awaiting' },
  extend: { by: ['handler'], from: ['accepted', 'returned'], to: 'same' },
  merge: { by: ['handler'], from: ['submitted', 'accepted'], to: 'merged' },
  split: { by: ['handler'], from: WORKED, to: 'same' },
  answer: { by: ['handler'], from: [...WORKED, 'awaiting'], to: 'answered' },
  supply: { by: ['reporter'], from: ['awaiting'], to: 'before' },
  resume: { by: ['handler'], from: ['awaiting'], to: 'before' },
  rate: { by: ['reporter'], from: ['answered'], to: 'closed' },
  reopen: { by: ['reporter'], from: ['answered', 'closed', 'refused'], to: 'submitted' },
  withdraw: { by: ['reporter'], from: [...WORKED, 'awaiting', 'merged'], to: 'withdrawn' },
  return: { by: ['regulator'], from: ['answered', 'closed', 'refused'], to: 'returned' },
  supervise: { by: ['regulator', 'above'], from: [...WORKED, 'awaiting'], to: 'same' },
  askStatement: { by: ['handler'], from: WORKED, to: 'same' },
  release: { by: ['handler'], from: ['submitted'], to: 'same' },
  setAside: { by: ['handler'], from: ['submitted'], to: 'refused' },
};
/** What a report in a state has besides: an answer that was given, material that is awaited. */
const inState = (kind: Kind, state: ReportState, more: Partial<Report> = {}): Report =>
  reportAbout(kind, {
    state,
    ...(['answered', 'closed'].includes(state) && { answer: { text: '修好了', answeredAt: AT, mediaIds: [] } }),
    ...(state === 'refused' && { refusal: { ground: 'otherAuthority', text: '归交通局管', refusedAt: AT } }),
    ...(state === 'awaiting' && { awaiting: { since: AT, until: AT, state: 'accepted' } }),
    ...more,
  });
/** There is no level above the district: nobody there can step aside, hand it over or be gone above. */
const hasAbove = (command: ReportCommand, kind: Kind) =>
  kind !== 'township' || !['recuse', 'reopen', 'transfer'].includes(command);
/** Only a cadre is asked to explain, and only from above the village. */
const canExplain = (command: ReportCommand, kind: Kind) => command !== 'askStatement' || kind === 'cadre';

describe('state × command × role, accused or not', () => {
  const cases = KINDS.flatMap((kind) => HOLDERS.flatMap((office) => STATES.map((state) => ({ kind, office, state }))));

  test.each(cases)('a report about $kind, $state, to a $office', ({ kind, office, state }) => {
    const report = inState(kind, state);
    const parts = partsIn(report, reader([OFFICES[office]]));
    expect(parts).toEqual(EXPECTED[kind][office] ?? []);
    expect(mayDo(parts, report, AT).sort()).toEqual(
      COMMANDS.filter(
        (command) =>
          RULES[command].by.some((part) => parts.includes(part)) &&
          RULES[command].from.includes(state) &&
          canExplain(command, kind) &&
          !['release', 'setAside'].includes(command) &&
          hasAbove(command, kind),
      ).sort(),
    );
  });

  test.each(cases)(
    'a $state report about $kind is nothing to the accused, $office or not',
    ({ kind, office, state }) => {
      const report = inState(kind, state, { excludedPersonIds: ['ACCUSED'] });
      expect(partsIn(report, reader([OFFICES[office]], 'ACCUSED'))).toEqual([]);
      expect(partsIn(report, reader(Object.values(OFFICES), 'ACCUSED'))).toEqual([]);
    },
  );

  test.each(KINDS.flatMap((kind) => STATES.map((state) => ({ kind, state }))))(
    'its reporter and the holder of its receipt do only what is a reporter’s: $kind, $state',
    ({ kind, state }) => {
      const report = inState(kind, state);
      for (const who of [
        RECEIPT_HOLDER,
        reader([], 'P', 'REPORTER'),
        reader(Object.values(OFFICES), 'P', 'REPORTER'),
      ] as const) {
        expect(partsIn(report, who)).toEqual(['reporter']);
        expect(mayDo(partsIn(report, who), report, AT).sort()).toEqual(
          COMMANDS.filter(
            (command) =>
              RULES[command].by.includes('reporter') && RULES[command].from.includes(state) && hasAbove(command, kind),
          ).sort(),
        );
      }
    },
  );
});

test('the table is what the rules say', () => {
  for (const command of COMMANDS) expect(TRANSITIONS[command]).toMatchObject(RULES[command]);
});

describe('who may see', () => {
  test('the level above sees it once it is late, and can press for it; not the accused there', () => {
    const late = reportAbout('village', { escalatedAt: AT });
    expect(partsIn(late, reader([OFFICES.township]))).toEqual(['above']);
    expect(mayDo(['above'], late, AT)).toEqual(['supervise']);
    expect(partsIn(late, reader([OFFICES.otherTownship]))).toEqual([]);
    expect(partsIn({ ...late, excludedPersonIds: ['P'] }, reader([OFFICES.township], 'P'))).toEqual([]);
    expect(partsIn(late, reader([OFFICES.cadre, OFFICES.township]))).toEqual(['handler', 'above']);
  });

  test('an office that gives nothing yet gives no part, and keeps its holder out all the same', () => {
    const report = reportAbout('cadre');
    expect(partsIn(report, reader([OFFICES.township]))).toEqual(['handler']);
    expect(partsIn(report, { ...reader([]), asleep: [OFFICES.township] })).toEqual([]);
    // Sent above the head of a cadre: binding another phone does not take that away.
    expect(partsIn(report, { ...reader([OFFICES.township]), asleep: [OFFICES.cadre] })).toEqual([]);
  });

  test('who sent it is the person, on every phone; a report of before persons were kept is its account’s', () => {
    const sent = reportAbout('village', { reporterPersonId: 'HER' });
    expect(partsIn(sent, reader([OFFICES.cadre], 'HER', 'NEW PHONE'))).toEqual(['reporter']);
    expect(partsIn(sent, reader([OFFICES.cadre], 'ANOTHER', 'REPORTER'))).toEqual(['handler']);
    const old = reportAbout('village');
    expect(partsIn(old, reader([OFFICES.cadre], 'ANYONE', 'REPORTER'))).toEqual(['reporter']);
  });

  test('a human being is what any of their rows is: who sent it, whom it names', () => {
    const twice = { ...reader([OFFICES.cadre], 'SECOND ROW'), rows: ['SECOND ROW', 'FIRST ROW'] };
    expect(partsIn(reportAbout('village', { reporterPersonId: 'FIRST ROW' }), twice)).toEqual(['reporter']);
    expect(partsIn(reportAbout('village', { excludedPersonIds: ['FIRST ROW'] }), twice)).toEqual([]);
    expect(partsIn(reportAbout('village', { excludedPersonIds: ['ANOTHER'] }), twice)).toEqual(['handler']);
  });

  test.each([
    ['cadre', 'cadre', 'township'],
    ['cadre', 'cadre', 'regulator'],
    ['township', 'township', 'regulator'],
    ['township', 'cadre', 'regulator'],
  ] as const)('a report about a %s is above the head of a %s, who is a %s too', (kind, beneath, above) => {
    expect(maySee(reportAbout(kind), reader([OFFICES[beneath], OFFICES[above]]))).toBe(false);
    expect(maySee(reportAbout(kind), reader([OFFICES[above]]))).toBe(true);
  });

  test('a cadre of another village may hold the office above', () => {
    expect(maySee(reportAbout('cadre'), reader([OFFICES.otherCadre, OFFICES.township]))).toBe(true);
  });

  test('an unbound account sees only what it sent', () => {
    const unbound = { accountId: 'SOMEONE', rows: [], grants: [] };
    expect(maySee(reportAbout('village'), unbound)).toBe(false);
    expect(maySee(reportAbout('village', { mode: 'anonymous', reporterAccountId: undefined }), unbound)).toBe(false);
  });
});

describe('route', () => {
  test.each([
    ['village', VILLAGE, 'cadre'],
    ['cadre', TOWN, 'township'],
    ['township', DISTRICT, 'regulator'],
  ] as const)('about %s → %s, its %s', (kind, division, role) => {
    expect(route(kind, VILLAGE)).toBe(division);
    expect(handlerRoleOf(division)).toBe(role);
  });
});

describe('the clock', () => {
  const acceptBy = '2026-03-27T15:59:59.999Z';
  // 5月26日 is the seventy-fifth day.
  const answerBy = '2026-05-26T15:59:59.999Z';

  test('fifteen days to accept, and sixty from then to answer', () => {
    expect(reportAbout('village')).toMatchObject({ acceptBy, answerBy, version: 1, referenceNo: 'NX20260312-4F7K' });
  });

  test('the sixty days count from the day it was accepted', () => {
    const accepted = afterStep(reportAbout('village'), { command: 'accept' }, '2026-03-14T02:00:00.000Z');
    expect(dueAt(accepted)).toBe('2026-05-13T15:59:59.999Z');
    const answered = afterStep(
      accepted,
      { command: 'answer', text: '已经修好', mediaIds: [] },
      '2026-03-20T02:00:00.000Z',
    );
    const returned = afterStep(answered, { command: 'return', reason: '没有修好' }, '2026-03-21T02:00:00.000Z');
    expect(dueAt(returned)).toBe('2026-05-13T15:59:59.999Z');
  });

  test.each([
    ['submitted', acceptBy],
    ['accepted', answerBy],
    ['returned', answerBy],
    ['awaiting', AT],
    ['answered', undefined],
    ['closed', undefined],
    ['refused', undefined],
    ['withdrawn', undefined],
    ['merged', undefined],
  ] as const)('of a %s report %s is next', (state, due) => expect(dueAt(inState('village', state))).toBe(due));

  test('the days that material is awaited are given back, and the report stands where it stood', () => {
    const accepted = afterStep(reportAbout('village'), { command: 'accept' }, '2026-03-16T02:00:00.000Z');
    const awaiting = afterStep(accepted, { command: 'askMaterial', text: '请补照片' }, '2026-03-20T02:00:00.000Z');
    expect(awaiting).toMatchObject({ state: 'awaiting', awaiting: { until: '2026-04-07T15:59:59.999Z' } });
    const supplied = afterStep(
      awaiting,
      { command: 'supply', text: '补上了', mediaIds: ['M'] },
      '2026-03-25T02:00:00.000Z',
    );
    // 5月15日 and five days more.
    expect(accepted.answerBy).toBe('2026-05-15T15:59:59.999Z');
    expect(supplied).toMatchObject({ state: 'accepted', awaiting: undefined, mediaIds: ['M'] });
    expect(supplied.answerBy).toBe('2026-05-20T15:59:59.999Z');
    expect(resumed(awaiting, '2026-03-25T02:00:00.000Z').answerBy).toBe(supplied.answerBy);
    const answered = afterStep(
      awaiting,
      { command: 'answer', text: '不用补了，已经修好', mediaIds: [] },
      '2026-03-25T02:00:00.000Z',
    );
    // Asking and then answering by themselves, they gain no day.
    expect(answered).toMatchObject({ state: 'answered', awaiting: undefined, answerBy: accepted.answerBy });
    // Nor by taking the request back, unless the material had come in a letter.
    const at = '2026-03-25T02:00:00.000Z';
    const on = (byLetter: boolean) =>
      afterStep(awaiting, { command: 'resume', reason: '不用再补了', ...(byLetter && { cameAt: at }) }, at);
    expect(on(false)).toMatchObject({ state: 'accepted', awaiting: undefined, answerBy: accepted.answerBy });
    expect(on(true)).toMatchObject({ state: 'accepted', awaiting: undefined, answerBy: supplied.answerBy });
    const late = afterStep(accepted, { command: 'askMaterial', text: '请补照片' }, '2026-05-18T02:00:00.000Z');
    expect(resumed(late, '2026-05-25T02:00:00.000Z').answerBy).toBe(accepted.answerBy);
  });

  test('it is extended once, from the deadline it had', () => {
    const accepted = afterStep(reportAbout('village'), { command: 'accept' }, '2026-03-16T02:00:00.000Z');
    expect(mayDo(['handler'], accepted, AT)).toContain('extend');
    const extended = afterStep(accepted, { command: 'extend', days: 30, reason: '要等检测结果' }, AT);
    expect(extended).toMatchObject({ state: 'accepted', extendedDays: 30, answerBy: '2026-06-15T15:59:59.999Z' });
    expect(mayDo(['handler'], extended, AT)).not.toContain('extend');
  });
});

describe('afterStep', () => {
  const run = (...steps: Step[]) => steps.reduce((report, step) => afterStep(report, step, AT), reportAbout('village'));
  const answer: Step = { command: 'answer', text: '已经修好，请来看看', mediaIds: [] };

  test('a return takes the rating away, so that the new answer can be judged', () => {
    const closed = run({ command: 'accept' }, answer, { command: 'rate', stars: 1, comment: '没修' });
    expect(closed).toMatchObject({ state: 'closed', version: 4, rating: { stars: 1, comment: '没修' }, doneAt: AT });
    const returned = afterStep(closed, { command: 'return', reason: '没有修好' }, AT);
    expect(returned).toMatchObject({ state: 'returned', version: 5, rating: undefined, doneAt: undefined });
    expect(afterStep(returned, answer, AT)).toMatchObject({ state: 'answered', doneAt: AT });
  });

  test('a dissatisfied reporter reaches the level above, with the whole time anew, and never the same hands', () => {
    const closed = run({ command: 'accept' }, answer, { command: 'rate', stars: 1 });
    const town = { division: TOWN, name: '罗龙街道办事处' };
    const reopened = afterStep(closed, { command: 'reopen', to: town, reason: '根本没修' }, '2026-03-20T02:00:00.000Z');
    expect(reopened).toMatchObject({
      state: 'submitted',
      handledByDivision: TOWN,
      pastDivisions: [VILLAGE],
      rating: undefined,
      acceptBy: '2026-04-07T15:59:59.999Z',
    });
    expect(partsIn(reopened, reader([OFFICES.cadre]))).toEqual([]);
    expect(mayHandle(reopened, VILLAGE)).toBe(false);
    expect(mayHandle(reopened, DISTRICT)).toBe(true);
  });

  test('one may go above for thirty days after the answer, and no longer', () => {
    const answered = run({ command: 'accept' }, answer);
    expect(mayDo(['reporter'], answered, '2026-04-13T15:59:59.999Z')).toContain('reopen');
    expect(mayDo(['reporter'], answered, '2026-04-13T16:00:00.000Z')).not.toContain('reopen');
  });

  test('for one who steps aside it is gone, and the level above has it', () => {
    const to = { division: TOWN, name: '罗龙街道办事处' };
    const left = afterStep(
      reportAbout('village'),
      { command: 'recuse', to, personId: 'COUSIN', reason: '是我亲戚' },
      AT,
    );
    expect(partsIn(left, reader(Object.values(OFFICES), 'COUSIN'))).toEqual([]);
    expect(left).toMatchObject({ handledByDivision: TOWN, excludedPersonIds: ['COUSIN'] });
  });
});

describe('mayHandle', () => {
  test.each([
    ['village', TOWN, true],
    ['village', DISTRICT, true],
    ['village', VILLAGE, false],
    ['village', OTHER_VILLAGE, false],
    ['village', OTHER_TOWN, false],
    ['cadre', VILLAGE, false],
    ['cadre', DISTRICT, true],
    ['township', TOWN, false],
  ] as const)('a report about a %s: %s %s', (kind, division, may) => {
    expect(mayHandle(reportAbout(kind), division)).toBe(may);
  });

  test('the level above each', () => {
    expect([VILLAGE, TOWN, DISTRICT].map(divisionAbove)).toEqual([TOWN, DISTRICT, undefined]);
  });
});

describe('merging', () => {
  const other = (more: Partial<Report> = {}) => reportAbout('village', { reportId: 'OTHER', ...more });

  test('reports of one office, open and with room, are handled together', () => {
    expect(mayTakeIn(reportAbout('village'), other())).toBe(true);
    expect(mayTakeIn(reportAbout('village'), reportAbout('village'))).toBe(false);
    expect(mayTakeIn(reportAbout('cadre'), other())).toBe(false);
    for (const state of STATES)
      expect(mayTakeIn(inState('village', state), other())).toBe(state === 'submitted' || state === 'accepted');
    const full = reportAbout('village', { mergedIds: Array.from({ length: 20 }, String) });
    expect(mayTakeIn(full, other())).toBe(false);
  });

  test('one that holds others is not merged itself', () => {
    const parent = takesIn(reportAbout('village'), 'CHILD');
    expect(parent).toMatchObject({ mergedIds: ['CHILD'], version: 2 });
    expect(mayDo(['handler'], parent, AT)).not.toContain('merge');
    expect(mayDo(['handler'], parent, AT)).not.toContain('refuse');
  });
});

test('what is open is owed', () => {
  expect(STATES.filter(isOpen)).toEqual(['submitted', 'accepted', 'awaiting', 'returned']);
});
