import { daysAfter } from '@shared/time';
import { dueAt, newReport, type Report } from '../report';
import { afterStep } from '../transitions';
import { dueAction, escalated, horizonAt, lapsed } from './due-actions';

const AT = '2026-03-12T01:00:00.000Z';
const HOUR = 1 / 24;
const fresh = (): Report =>
  newReport({
    reportId: '01KJ0000000000000000004F7K',
    villageCode: '511503001201',
    category: 'works',
    description: '路灯坏了三个月没人修',
    aboutKind: 'village',
    mediaIds: [],
    mode: 'named',
    reporterAccountId: 'REPORTER',
    reporterName: '李四',
    handledByDivision: '511503001201',
    handledBy: '牛角村村委会',
    submittedAt: AT,
  });

/** Lets the clock run hour by hour and does what it asks for: what was done, and when. */
function run(start: Report, from: string, days: number, every = HOUR) {
  let report = start;
  const done: string[] = [];
  for (let hour = 0; hour * every <= days; hour += 1) {
    const at = daysAfter(from, hour * every);
    const action = dueAction(report, at);
    if (!action) continue;
    // What is due is within what the walk looks at.
    expect(dueAt(report)! <= horizonAt(at)).toBe(true);
    done.push(`${action.does === 'remind' ? action.mark.slice(-1) : action.does} ${at.slice(0, 16)}`);
    if (action.does === 'remind') report = { ...report, remindedOf: action.mark };
    else report = action.does === 'escalate' ? escalated(report, at) : lapsed(report, action.until);
  }
  return { done, report };
}

describe('over four months, hour by hour', () => {
  test('a report nobody takes on: reminded three and one working days before, late once', () => {
    // Due on Friday 3月27日.
    const { done, report } = run(fresh(), AT, 120);
    expect(done).toEqual(['3 2026-03-24T01:00', '1 2026-03-26T01:00', 'escalate 2026-03-27T16:00']);
    expect(report).toMatchObject({ state: 'submitted', escalatedAt: '2026-03-27T16:00:00.000Z', version: 2 });
  });

  test('an accepted one: the sixty days', () => {
    const accepted = afterStep(fresh(), { command: 'accept' }, '2026-03-13T02:00:00.000Z');
    // Due on Tuesday 5月12日: the Saturday before is worked, for the holiday of 5月1日.
    expect(run(accepted, AT, 120).done).toEqual([
      '3 2026-05-08T01:00',
      '1 2026-05-11T01:00',
      'escalate 2026-05-12T16:00',
    ]);
  });

  test('an extension has a deadline of its own', () => {
    const accepted = afterStep(fresh(), { command: 'accept' }, '2026-03-13T02:00:00.000Z');
    const { report } = run(accepted, AT, 65);
    const extended = afterStep(report, { command: 'extend', days: 10, reason: '等配件到货' }, daysAfter(AT, 65));
    const { done } = run(extended, daysAfter(AT, 65), 60);
    expect(done.map((line) => line.split(' ')[0])).toEqual(['3', '1', 'escalate']);
  });

  test('while material is awaited nothing is asked of the office; then it goes on with its days given back', () => {
    const asked = afterStep(fresh(), { command: 'askMaterial', text: '请补照片' }, '2026-03-23T01:00:00.000Z');
    const { done, report } = run(asked, '2026-03-23T01:00:00.000Z', 20);
    // Sixteen days: from 3月23日 until 4月7日, and 4月12日 is a Sunday.
    expect(done[0]).toBe('lapse 2026-04-07T16:00');
    expect(report).toMatchObject({ state: 'submitted', awaiting: undefined, acceptBy: '2026-04-13T15:59:59.999Z' });
  });

  test('the days given back do not depend on when the clock comes to see it', () => {
    const asked = afterStep(fresh(), { command: 'askMaterial', text: '请补照片' }, '2026-03-23T01:00:00.000Z');
    const lapse = dueAction(asked, '2026-04-20T01:00:00.000Z');
    expect(lapse).toEqual({ does: 'lapse', until: asked.awaiting!.until });
    expect(lapsed(asked, asked.awaiting!.until).acceptBy).toBe('2026-04-13T15:59:59.999Z');
  });

  test('after days without a clock only the latest is done', () => {
    expect(run(fresh(), '2026-03-26T03:00:00.000Z', 0.1).done).toEqual(['1 2026-03-26T03:00']);
    expect(run(fresh(), '2026-04-20T03:00:00.000Z', 0.1).done).toEqual(['escalate 2026-04-20T03:00']);
  });
});

test('of what is at rest nothing is asked', () => {
  const answered = afterStep(fresh(), { command: 'answer', text: '修好了', mediaIds: [] }, AT);
  expect(dueAction(answered, '2027-01-01T00:00:00.000Z')).toBeUndefined();
});
