import { ReportCommand, ReportState } from '@shared/reports';
import type { Grant } from '@shared/roles';
import {
  afterStep,
  dueAt,
  handlerRoleOf,
  mayDo,
  maySee,
  newReport,
  type Part,
  partsIn,
  RECEIPT_HOLDER,
  type Reader,
  type Report,
  route,
  type Step,
  TRANSITIONS,
} from './report';

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
    anonymous: false,
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

/** What TRANSITIONS should say, once more and by hand: command → the part that may, and from where. */
const RULES: Record<string, { by: Part; from: string[]; to: string }> = {
  accept: { by: 'handler', from: ['submitted'], to: 'accepted' },
  answer: { by: 'handler', from: ['submitted', 'accepted', 'returned'], to: 'answered' },
  rate: { by: 'reporter', from: ['answered'], to: 'closed' },
  return: { by: 'regulator', from: ['answered', 'closed'], to: 'returned' },
};

describe('state × command × role, accused or not', () => {
  const cases = KINDS.flatMap((kind) => HOLDERS.flatMap((office) => STATES.map((state) => ({ kind, office, state }))));

  test.each(cases)('a report about $kind, $state, to a $office', ({ kind, office, state }) => {
    const report = reportAbout(kind, { state });
    const parts = partsIn(report, reader([OFFICES[office]]));
    expect(parts).toEqual(EXPECTED[kind][office] ?? []);
    expect(mayDo(parts, state)).toEqual(
      COMMANDS.filter((command) => parts.includes(RULES[command]!.by) && RULES[command]!.from.includes(state)),
    );
  });

  test.each(cases)(
    'a $state report about $kind is nothing to the accused, $office or not',
    ({ kind, office, state }) => {
      const report = reportAbout(kind, { state, accusedPersonId: 'ACCUSED' });
      expect(partsIn(report, reader([OFFICES[office]], 'ACCUSED'))).toEqual([]);
      expect(partsIn(report, reader(Object.values(OFFICES), 'ACCUSED'))).toEqual([]);
    },
  );

  test.each(KINDS.flatMap((kind) => STATES.map((state) => ({ kind, state }))))(
    'its reporter and the holder of its receipt only rate: $kind, $state',
    ({ kind, state }) => {
      const report = reportAbout(kind, { state });
      for (const who of [
        RECEIPT_HOLDER,
        reader([], 'P', 'REPORTER'),
        reader(Object.values(OFFICES), 'P', 'REPORTER'),
      ] as const) {
        expect(partsIn(report, who)).toEqual(['reporter']);
        expect(mayDo(partsIn(report, who), state)).toEqual(state === 'answered' ? ['rate'] : []);
      }
    },
  );
});

test('the table is what the rules say', () => {
  for (const command of COMMANDS) expect(TRANSITIONS[command]).toMatchObject(RULES[command]!);
});

describe('who may see', () => {
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
    const unbound = { accountId: 'SOMEONE', grants: [] };
    expect(maySee(reportAbout('village'), unbound)).toBe(false);
    expect(maySee(reportAbout('village', { anonymous: true, reporterAccountId: undefined }), unbound)).toBe(false);
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
  const acceptBy = '2026-03-27T01:00:00.000Z';
  const answerBy = '2026-05-26T01:00:00.000Z';

  test('fifteen days to accept, and sixty from then to answer', () => {
    expect(reportAbout('village')).toMatchObject({ acceptBy, answerBy, version: 1, referenceNo: 'NX20260312-4F7K' });
  });

  test('the sixty days count from the day it was accepted', () => {
    const accepted = afterStep(reportAbout('village'), { command: 'accept' }, '2026-03-14T02:00:00.000Z');
    expect(dueAt(accepted)).toBe('2026-05-13T02:00:00.000Z');
    const answered = afterStep(
      accepted,
      { command: 'answer', text: '已经修好', mediaIds: [] },
      '2026-03-20T02:00:00.000Z',
    );
    const returned = afterStep(answered, { command: 'return', reason: '没有修好' }, '2026-03-21T02:00:00.000Z');
    expect(dueAt(returned)).toBe('2026-05-13T02:00:00.000Z');
  });

  test.each([
    ['submitted', acceptBy],
    ['accepted', answerBy],
    ['returned', answerBy],
    ['answered', undefined],
    ['closed', undefined],
  ] as const)('of a %s report %s is next', (state, due) => expect(dueAt(reportAbout('village', { state }))).toBe(due));
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
});
