import { type CollectiveOrgan, ReservedMatter, weakens } from '@shared/affairs/collective-organ';
import {
  type DecisionRecord,
  DecisionStep,
  type Matter,
  MeetingForm,
  outcomeOf,
  problemsOf,
  recordDecisionStep,
  RESOLUTION_VOTE,
  standingOf,
  standingRecords,
  startDecision,
  correctDecisionRecord,
  STEP_RULES,
  type StepRecord,
  type Vote,
} from '@shared/affairs/decisions';
import { AppError } from '@shared/errors';
import { correctingRecord, nextRecord } from './decision';

const STEPS = DecisionStep.options;
const TODAY = '2026-11-20';
const AGREED: Record<string, Vote> = {
  discussion: { due: 5, present: 5, agree: 5, against: 0, abstain: 0 },
  review: { due: 30, present: 24, agree: 20, against: 2, abstain: 2 },
  resolution: { form: 'representatives', due: 45, present: 36, agree: 30, against: 4, abstain: 2 },
};
const REFUSED: Record<string, Vote> = {
  discussion: { due: 5, present: 5, agree: 2, against: 3, abstain: 0 },
  review: { due: 30, present: 24, agree: 10, against: 14, abstain: 0 },
  resolution: { form: 'representatives', due: 45, present: 36, agree: 18, against: 18, abstain: 0 },
};
const given = (step: DecisionStep, over: Partial<StepRecord> = {}): StepRecord => ({
  step,
  heldOn: `2026-10-0${STEPS.indexOf(step) + 1}`,
  place: '村党群服务中心',
  text: '修三组的机耕道',
  ...(AGREED[step] && { vote: AGREED[step] }),
  ...(STEP_RULES[step].needs === 'publicity' && { untilOn: '2026-10-20' }),
  ...over,
});
let place = 0;
const signed = () => ({ recordId: `R${(place += 1)}`, author: '王建国', recordedAt: '2026-11-20T02:00:00.000Z' });
/** The records after `count` steps; the last of them `over`. */
const after = (count: number, over: Partial<StepRecord> = {}): DecisionRecord[] =>
  STEPS.slice(0, count).reduce<DecisionRecord[]>(
    (records, step, index) => [
      ...records,
      nextRecord(records, given(step, index === count - 1 ? over : {}), signed(), TODAY, undefined),
    ],
    [],
  );
const code = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

const STATES: [name: string, records: DecisionRecord[], next: DecisionStep | undefined][] = [
  ...[0, 1, 2, 3, 4, 5, 6].map((count): [string, DecisionRecord[], DecisionStep | undefined] => [
    `after ${count} steps`,
    after(count),
    STEPS[count],
  ]),
  ...(['discussion', 'review', 'resolution'] as const).map((step): [string, DecisionRecord[], undefined] => [
    `failed at ${step}`,
    after(STEPS.indexOf(step) + 1, { vote: REFUSED[step]! }),
    undefined,
  ]),
];

describe.each(STATES)('%s', (_, records, next) => {
  test.each(STEPS)('recording %s is let in exactly where it is next', (step) => {
    const expected = step === next ? 'done' : 'decisions.outOfOrder';
    const record = given(step, { heldOn: '2026-10-09', ...(given(step).untilOn && { untilOn: '2026-10-20' }) });
    expect(code(() => nextRecord(records, record, signed(), TODAY, undefined))).toBe(expected);
  });

  test.each(STEPS)('correcting %s is let in exactly where it is recorded', (step) => {
    const standing = standingRecords(records)[step];
    const { heldOn } = given(step);
    const correction = {
      corrects: standing?.recordId ?? 'none',
      reason: '数字抄错了',
      record: given(step, { heldOn }),
    };
    expect(code(() => correctingRecord(records, correction, signed(), TODAY, undefined))).toBe(
      standing ? 'done' : 'decisions.outOfOrder',
    );
  });

  test('stands where its records say', () => {
    const { state, next: follows } = standingOf(records);
    expect(follows).toBe(next);
    expect(state).toBe(records.some(({ outcome }) => outcome !== 'done') ? 'failed' : next ? 'open' : 'finished');
  });
});

test('every step is recorded by the village’s cadres alone', () => {
  for (const { roles } of Object.values(STEP_RULES)) expect(roles).toEqual(['cadre']);
  for (const { access, within } of [startDecision, recordDecisionStep, correctDecisionRecord])
    expect([access, within]).toEqual([['cadre'], 'villageCode']);
});

const vote = (due: number, present: number, agree: number, form?: Vote['form']): Vote => ({
  due,
  present,
  agree,
  against: present - agree,
  abstain: 0,
  ...(form && { form }),
});
test.each([
  ['discussion', vote(5, 3, 2), 'done'],
  ['discussion', vote(6, 3, 3), 'tooFew'],
  ['discussion', vote(5, 4, 2), 'notAgreed'],
  ['review', vote(30, 20, 16), 'done'],
  ['review', vote(30, 19, 19), 'tooFew'],
  ['review', vote(30, 20, 15), 'notAgreed'],
  ['resolution', vote(45, 30, 16, 'representatives'), 'done'],
  ['resolution', vote(45, 29, 29, 'representatives'), 'tooFew'],
  ['resolution', vote(45, 30, 15, 'representatives'), 'notAgreed'],
  ['resolution', vote(1000, 501, 251, 'villagers'), 'done'],
  ['resolution', vote(1000, 500, 500, 'villagers'), 'tooFew'],
  ['resolution', vote(300, 200, 101, 'households'), 'done'],
  ['resolution', vote(300, 199, 199, 'households'), 'tooFew'],
  // Two thirds of all members, not of those who came.
  ['resolution', vote(300, 200, 200, 'members'), 'done'],
  ['resolution', vote(300, 200, 199, 'members'), 'notAgreed'],
  ['resolution', vote(300, 300, 200, 'members'), 'done'],
  ['resolution', vote(300, 199, 199, 'members'), 'tooFew'],
  ['resolution', vote(301, 301, 200, 'members'), 'notAgreed'],
  ['resolution', vote(45, 30, 30, 'memberRepresentatives'), 'done'],
  ['resolution', vote(45, 45, 29, 'memberRepresentatives'), 'notAgreed'],
  ['resolution', vote(45, 29, 29, 'memberRepresentatives'), 'tooFew'],
] as const)('%s with %j is %s', (step, given, outcome) => {
  expect(outcomeOf(step, given)).toBe(outcome);
});

test.each<[string, Partial<StepRecord> & { step: DecisionStep }, string[]]>([
  ['a meeting to come', { step: 'proposal', heldOn: '2026-11-21' }, ['heldOn']],
  ['a meeting before the one before', { step: 'discussion', heldOn: '2026-09-30' }, ['heldOn']],
  ['no votes where there must be', { step: 'review', vote: undefined }, ['vote.due']],
  ['votes where there are none', { step: 'proposal', vote: AGREED.review }, ['vote.due']],
  ['more came than were asked', { step: 'review', vote: vote(10, 12, 12) }, ['vote.present']],
  ['votes that do not add up', { step: 'review', vote: { ...AGREED.review!, abstain: 9 } }, ['vote.agree']],
  ['a resolution of nobody says which meeting', { step: 'resolution', vote: vote(45, 36, 30) }, ['vote.form']],
  ['a publicity without an end', { step: 'publicity', untilOn: undefined }, ['untilOn']],
  ['a publicity of six days', { step: 'publicity', heldOn: '2026-10-05', untilOn: '2026-10-10' }, ['untilOn']],
  ['a publicity of seven days', { step: 'publicity', heldOn: '2026-10-05', untilOn: '2026-10-11' }, []],
])('%s: %j', (_, over, paths) => {
  const { step, ...rest } = over;
  const { heldOn, untilOn, vote } = { ...given(step), ...rest };
  const before = step === 'proposal' ? undefined : '2026-10-01';
  const problems = problemsOf(
    { step, heldOn, ...(untilOn && { untilOn }), ...(vote && { vote }) },
    { today: TODAY, before },
  );
  expect(problems.map(({ path }) => path)).toEqual(paths);
});

describe('who may resolve', () => {
  const NONE = { form: 'none' } as const;
  const MEMBERS = { form: 'members', registeredOn: '2025-06-01' } as const;
  const BOTH = { form: 'representatives', registeredOn: '2025-06-01' } as const;
  const COMMITTEE = ['representatives', 'villagers', 'households'];
  const ALL = [...COMMITTEE, 'members', 'memberRepresentatives'];
  const PROPERTY = ['spending', 'works', 'leasing', 'sharing'] as const;
  const allowed = (kind: Matter['kind'], organ: Matter['organ'], heldOn = '2026-10-04', title = '一件大事') =>
    MeetingForm.options.filter(
      (form) =>
        problemsOf(
          {
            step: 'resolution',
            heldOn,
            vote: vote(45, 45, 45, form),
            ...(form === 'memberRepresentatives' && { reserved: 'none' as const }),
          },
          { today: TODAY, matter: { kind, title, organ } },
        ).length === 0,
    );

  test.each(PROPERTY)('%s is the registered organisation’s own, elsewhere the committee law’s', (kind) => {
    expect(allowed(kind, MEMBERS)).toEqual(['members']);
    expect(allowed(kind, BOTH)).toEqual(['members', 'memberRepresentatives']);
    expect(allowed(kind, NONE)).toEqual(COMMITTEE);
    expect(allowed(kind, undefined)).toEqual(ALL);
  });

  test('低保评议 stays the committee’s, another matter may be either’s', () => {
    expect(allowed('welfare', BOTH)).toEqual(COMMITTEE);
    expect(allowed('other', BOTH)).toEqual(ALL);
    expect(allowed('other', MEMBERS)).toEqual([...COMMITTEE, 'members']);
  });

  test.each([
    ['2025-05-31', BOTH, COMMITTEE],
    ['2025-06-01', BOTH, ['members', 'memberRepresentatives']],
    ['2025-04-30', { ...BOTH, registeredOn: '2021-01-01' }, COMMITTEE],
    ['2025-05-01', { ...BOTH, registeredOn: '2021-01-01' }, ['members', 'memberRepresentatives']],
  ])('on %s, registered %j', (heldOn, organ, forms) => {
    expect(allowed('works', organ as Matter['organ'], heldOn)).toEqual(forms);
  });

  const ofRepresentatives = (title: string, reserved?: StepRecord['reserved'], organ: Matter['organ'] = BOTH) =>
    problemsOf(
      { step: 'resolution', heldOn: '2026-10-04', vote: vote(45, 45, 45, 'memberRepresentatives'), reserved },
      { today: TODAY, matter: { kind: 'sharing', title, organ } },
    );
  test.each([...ReservedMatter.options])('representatives may not decide on %s: the article is named', (reserved) => {
    const [problem] = ofRepresentatives('一件大事', reserved);
    expect(problem?.path).toBe('vote.form');
    expect(problem?.message).toMatch(/不能由成员代表大会定，要开成员大会（农村集体经济组织法.*第二十八条）/);
  });

  test.each(['土地补偿费分配方案', '2026年征地补偿款怎么分', '安置补助费使用', '青苗补偿分配'])(
    '%s is land compensation, whatever was ticked and whether or not the village has said its organ',
    (title) => {
      for (const organ of [BOTH, undefined])
        for (const reserved of ['none', undefined] as const)
          expect(ofRepresentatives(title, reserved, organ)[0]?.message).toContain('第二十八条');
      expect(allowed('other', BOTH, '2026-10-04', title)).toEqual(['members']);
    },
  );

  test('representatives say that it is none of these; nobody else is asked', () => {
    expect(ofRepresentatives('年终分红').map(({ path }) => path)).toEqual(['reserved']);
    expect(ofRepresentatives('年终分红', 'none')).toEqual([]);
    const asked = problemsOf(
      { step: 'resolution', heldOn: '2026-10-04', vote: vote(45, 45, 45, 'members'), reserved: 'none' },
      { today: TODAY },
    );
    expect(asked.map(({ path }) => path)).toEqual(['reserved']);
  });

  test.each([
    [BOTH, { form: 'none' }, true],
    [BOTH, { ...BOTH, registeredOn: '2025-06-02' }, true],
    [BOTH, { ...BOTH, registeredOn: '2025-05-31' }, false],
    [BOTH, MEMBERS, false],
    [NONE, BOTH, false],
  ])('from %j to %j', (before, next, isWeaker) => {
    expect(weakens(before as CollectiveOrgan, next as CollectiveOrgan)).toBe(isWeaker);
  });

  test('every rule of a vote names its law with the edition that was read', () => {
    for (const { source } of Object.values(RESOLUTION_VOTE))
      expect(source).toMatch(/法（.*(?:文本|施行|修正)）第.+条$/);
  });
});

test('a correction can end a matter or open it again; the record it corrects stays', () => {
  const open = after(4);
  const resolution = standingRecords(open).resolution!;
  const failed = [
    ...open,
    correctingRecord(
      open,
      { corrects: resolution.recordId, reason: '票数错了', record: given('resolution', { vote: REFUSED.resolution! }) },
      signed(),
      TODAY,
      undefined,
    ),
  ];
  expect(standingOf(failed)).toEqual({ state: 'failed', step: 'resolution' });
  const again = [
    ...failed,
    correctingRecord(
      failed,
      { corrects: failed.at(-1)!.recordId, reason: '原来没有错', record: given('resolution') },
      signed(),
      TODAY,
      undefined,
    ),
  ];
  expect(standingOf(again)).toEqual({ state: 'open', step: 'resolution', next: 'publicity' });
  expect(again.slice(0, 4)).toEqual(open);
});
