import { type ReportCommand, ReportState } from '@shared/reports/reports';
import { daysLate, dueWords } from '@/ui/words/report-words';
import { dueBanner } from './background/deadline-banner';
import { countdownOf, dueLine, nextStep, tagOf } from './next-step';
import { deadlineOf } from './work/desk-view';

const NOW = '2026-03-12T02:00:00.000Z';
const report = (state: ReportState, dueAt?: string, mayDo: ReportCommand[] = []) => ({
  state,
  mayDo,
  handledBy: '牛角村村委会',
  mode: 'named' as const,
  ...(dueAt && { dueAt }),
});

test('a begun day is a day late, and a deadline to come is none', () => {
  expect(daysLate(undefined, NOW)).toBe(0);
  expect(daysLate('2026-03-12T02:00:00.000Z', NOW)).toBe(0);
  expect(daysLate('2026-03-12T01:59:00.000Z', NOW)).toBe(1);
  expect(daysLate('2026-03-09T02:00:00.000Z', NOW)).toBe(3);
});

test('the reporter is told who owes what by when', () => {
  const due = '2026-03-20T02:00:00.000Z';
  expect(nextStep(report('submitted', due), NOW)).toBe('牛角村村委会最迟 3月20日前受理，受理后会告诉您。');
  expect(nextStep(report('accepted', due), NOW)).toBe('牛角村村委会正在办，最迟 3月20日前答复。');
  expect(nextStep(report('returned', due), NOW)).toBe('答复被退回，牛角村村委会要重办，最迟 3月20日前重新答复。');
  expect(nextStep(report('answered', undefined, ['rate']), NOW)).toBe('请看看答复，给个评价。');
});

test('an anonymous reporter is not promised a message that cannot reach them', () => {
  const anonymous = { ...report('submitted', '2026-03-20T02:00:00.000Z'), mode: 'anonymous' as const };
  expect(nextStep(anonymous, NOW)).toBe('牛角村村委会最迟 3月20日前受理，凭回执号随时来看。');
});

test('the handler is told to act, and the day is said with its year when that is not this one', () => {
  expect(nextStep(report('submitted', '2026-03-20T02:00:00.000Z', ['accept', 'answer']), NOW)).toBe(
    '请您最迟 3月20日前受理。',
  );
  expect(nextStep(report('accepted', '2027-01-02T02:00:00.000Z', ['answer']), NOW)).toBe(
    '请您最迟 2027年1月2日前答复。',
  );
});

test('what is late is said plainly, in red', () => {
  const due = '2026-03-10T02:00:00.000Z';
  expect(nextStep(report('submitted', due), NOW)).toBe('已超期 2 天，牛角村村委会还没有受理。');
  expect(nextStep(report('accepted', due), NOW)).toBe('已超期 2 天，牛角村村委会还没有答复。');
  expect(nextStep(report('accepted', due, ['answer']), NOW)).toBe('已超期 2 天，请尽快办。');
  expect(dueLine(report('accepted', due), NOW)).toEqual({ words: '已超期 2 天', late: true });
  expect(tagOf(report('accepted', due), NOW)).toEqual({ words: '办理中', tone: 'bad' });
});

test('home, list, desk, banner and the report itself say the same lateness of one case', () => {
  const dueAt = '2026-03-01T15:59:59.999Z';
  const standing = { state: 'accepted', dueAt } as const;
  const said = [
    dueWords(dueAt, NOW).words,
    dueLine(standing, NOW)?.words,
    countdownOf(standing, NOW)?.words,
    deadlineOf({ ...standing, late: true, workingDaysLeft: -8 }, NOW)?.words,
    dueBanner(standing, -8, NOW)?.words,
    nextStep(report('accepted', dueAt), NOW),
  ];
  expect(said.map((words) => /超期 \d+ /.exec(words ?? '')?.[0])).toEqual(said.map(() => '超期 11 '));
});

test('a finished report owes nothing', () => {
  expect(nextStep(report('closed'), NOW)).toBe('这件事办完了。');
  expect(dueLine(report('closed'), NOW)).toBeUndefined();
});

test('while material is awaited the clock stands still, and the one who owes it is told', () => {
  const until = '2026-03-27T15:59:59.999Z';
  expect(nextStep(report('awaiting', until, ['supply', 'withdraw']), NOW)).toBe(
    '请您最迟 3月27日补充材料。补好了接着办。',
  );
  expect(nextStep(report('awaiting', until), NOW)).toBe('等补充材料，办理时间暂停，最迟等到 3月27日。');
  expect(countdownOf(report('awaiting', until), NOW)).toEqual({ words: '办理时间暂停', tone: 'plain' });
  expect(countdownOf(report('accepted', until), NOW)).toEqual({ words: '还剩 15 天', tone: 'plain' });
  expect(countdownOf(report('closed'), NOW)).toBeUndefined();
});

test('who was refused or is not satisfied is told of the level above, while there is one', () => {
  expect(nextStep(report('refused', undefined, ['reopen']), NOW)).toContain('可以请上级复查');
  expect(nextStep(report('refused'), NOW)).toBe('没有受理，原因在下面。');
  expect(nextStep(report('closed', undefined, ['reopen']), NOW)).toContain('可以请上级复查');
});

test.each(ReportState.options)('%s has words for what happens next', (state) => {
  expect(nextStep(report(state, '2026-03-20T02:00:00.000Z'), NOW)).toMatch(/。$/);
});
