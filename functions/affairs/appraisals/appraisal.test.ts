import { type AppraisalMeeting, gradeOf, problemsOfAppraisal } from '@shared/affairs/appraisals';
import { twiceUnfitIn } from './appraisal';
import { meetingOf, VOTES } from './testing/meeting';

const [HEAD, CLERK, WATCH] = [
  { cadreId: '01JD0000000000000000000001', name: '李大海', title: '党支部书记、村委会主任' },
  { cadreId: '01JD0000000000000000000002', name: '刘芳', title: '村文书' },
  { cadreId: '01JD0000000000000000000003', name: '唐国兵', title: '村务监督委员会主任' },
] as const;
const ROSTER = [HEAD, CLERK, WATCH];
const TODAY = '2026-11-29';
const meeting = (over: Partial<AppraisalMeeting> = {}): AppraisalMeeting => ({
  ...meetingOf({
    heldOn: '2026-11-20',
    people: [
      { ...VOTES, cadreId: HEAD.cadreId, post: 'member' },
      { ...VOTES, cadreId: CLERK.cadreId, post: 'hired' },
    ],
    exempt: [{ cadreId: WATCH.cadreId, why: 'supervises' }],
  }),
  ...over,
});
const problems = (over: Partial<AppraisalMeeting> = {}) =>
  problemsOfAppraisal(meeting(over), { today: TODAY, required: ROSTER, known: ROSTER });
const [head, clerk] = meeting().people;

test('a meeting that was held as the law has it has nothing wrong', () => {
  expect(problems()).toEqual([]);
});

test.each<[string, Partial<AppraisalMeeting>, string, RegExp]>([
  ['a day to come', { heldOn: '2026-12-01' }, 'heldOn', /日子还没到/],
  ['more present than were to come', { due: 30 }, 'present', /比应到的还多/],
  ['too few', { due: 60 }, 'present', /村民代表会议要三分之二以上到会（村民委员会组织法（2018年文本）第二十六条）/],
  ['too few villagers', { form: 'villagers', due: 72 }, 'present', /村民会议要过半数到会.*第二十二条/],
  [
    'votes that are not those present',
    { people: [head!, { ...clerk!, basic: 4 }] },
    'people.1.excellent',
    /^第 2 行 村文书 刘芳：各档的票加起来是 37，实到是 36/,
  ],
  ['somebody twice', { people: [head!, clerk!, clerk!] }, 'people.2.cadreId', /^第 3 行 村文书 刘芳：前面已经有这个人/],
  [
    'somebody appraised and not',
    { exempt: [...meeting().exempt, { cadreId: CLERK.cadreId, why: 'paidElsewhere' }] },
    'exempt.1.cadreId',
    /^第 4 行 村文书 刘芳：前面已经有这个人/,
  ],
  [
    'a stranger',
    { people: [head!, clerk!, { ...clerk!, cadreId: '01JD0000000000000000000009' }] },
    'people.2.cadreId',
    /^第 3 行：本村的村干部名单里没有/,
  ],
  ['a cadre of whom nothing is said', { people: [head!] }, 'people', /^村文书 刘芳没有评议/],
  [
    'a member who is left out',
    { people: [clerk!], exempt: [{ cadreId: HEAD.cadreId, why: 'partyOnly' }, ...meeting().exempt] },
    'exempt.0.why',
    /村委会主任 李大海：按职务是村委会成员，必须评议.*第三十三条/,
  ],
  ['a member taken for a helper', { people: [{ ...head!, post: 'hired' }, clerk!] }, 'people.0.post', /请选村委会成员/],
  [
    'a clerk taken for a supervisor',
    { people: [head!], exempt: [{ cadreId: CLERK.cadreId, why: 'supervises' }, ...meeting().exempt] },
    'exempt.0.why',
    /^第 2 行 村文书 刘芳：.*看不出是村务监督委员会/,
  ],
])('%s is refused with its row and the reason', (_, over, path, message) => {
  expect(problems(over)).toEqual([{ path, message: expect.stringMatching(message) as string }]);
});

test('two thirds and a half are counted to the person', () => {
  expect(problems({ due: 54 })).toEqual([]);
  expect(problems({ due: 55 })).toHaveLength(1);
  expect(problems({ form: 'villagers', due: 71 })).toEqual([]);
});

test('a correction may name who has left since, and must', () => {
  const given = { today: TODAY, required: ROSTER, known: [...ROSTER] };
  expect(problemsOfAppraisal(meeting(), { ...given, required: [], known: ROSTER })).toEqual([]);
  expect(problemsOfAppraisal(meeting({ exempt: [] }), given)).toMatchObject([{ path: 'people' }]);
});

test.each([
  [{ excellent: 0, competent: 0, unfit: 19 }, 'unfit'],
  // Half is not more than half, and nobody is unfit by abstentions.
  [{ excellent: 0, competent: 0, unfit: 18 }, 'basic'],
  [{ excellent: 5, competent: 5, unfit: 10 }, 'basic'],
  [{ excellent: 18, competent: 0, unfit: 0 }, 'basic'],
  [{ excellent: 18, competent: 1, unfit: 17 }, 'competent'],
  [{ excellent: 19, competent: 0, unfit: 17 }, 'excellent'],
] as const)('of 36 present, %j come to %s', (votes, grade) => {
  expect(gradeOf(votes, 36)).toBe(grade);
});

describe('twice 不称职', () => {
  type People = [person: string, grade: 'unfit' | 'basic', row?: string][];
  const held = (on: number | string, ...people: People) => ({
    heldOn: typeof on === 'string' ? on : `${on}-12-10`,
    people: people.map(([personId, grade, row = personId]) => ({ cadreId: row, personId, grade })),
  });

  test('counts in a row, in whatever order the years come', () => {
    const twice = twiceUnfitIn([
      held(2026, ['a', 'unfit'], ['b', 'unfit']),
      held(2025, ['a', 'unfit'], ['b', 'basic']),
    ]);
    expect([...twice]).toEqual([
      ['2025-12-10', []],
      ['2026-12-10', ['a']],
    ]);
  });

  test('not with a better grade between, but with a year between without the person or the meeting', () => {
    const better = [held(2024, ['a', 'unfit']), held(2025, ['a', 'basic']), held(2026, ['a', 'unfit'])];
    expect(twiceUnfitIn(better).get('2026-12-10')).toEqual([]);
    const away = [held(2023, ['a', 'unfit']), held(2025, ['b', 'basic']), held(2026, ['a', 'unfit'])];
    expect(twiceUnfitIn(away).get('2026-12-10')).toEqual(['a']);
  });

  test('is asked of the person, whatever row of a roster they stand on', () => {
    const moved = [held(2025, ['a', 'unfit']), held(2026, ['a', 'unfit', 'second-row'])];
    expect(twiceUnfitIn(moved).get('2026-12-10')).toEqual(['second-row']);
  });

  test('counts times: a second meeting of a year follows the first, whichever was written down before', () => {
    const twice = twiceUnfitIn([
      held('2026-11-20', ['a', 'unfit']),
      held('2026-06-01', ['a', 'unfit'], ['b', 'unfit']),
    ]);
    expect(twice.get('2026-11-20')).toEqual(['a']);
    expect(twice.get('2026-06-01')).toEqual([]);
    const better = [
      held('2025-12-10', ['a', 'unfit']),
      held('2026-06-01', ['a', 'basic']),
      held('2026-11-20', ['a', 'unfit']),
    ];
    expect(twiceUnfitIn(better).get('2026-11-20')).toEqual([]);
  });
});
