import { ReportCommand, ReportState } from '@shared/reports/reports';
import { daysAfter } from '@shared/time';
import { DISTRICT, NIUJIAO } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { newId } from '../platform/id';
import { onceOf } from '../platform/once';
import { newSecret } from '../platform/sealed';
import { newReport, type Report } from './report';
import { findReport, receiptNoOf, saveStep, workIn, workOf } from './report-store';
import { putReport } from './testing/put-report-store';
import { afterStep, eventOf, type Step, type Transition, TRANSITIONS } from './transitions';

const AT = '2026-03-12T01:00:00.000Z';
const TOWN = NIUJIAO.slice(0, 9);

beforeAll(freshTables);

const stored = async (more: Partial<Report> = {}): Promise<Report> => {
  const submittedAt = more.submittedAt ?? AT;
  const report: Report = {
    ...newReport({
      reportId: newId(submittedAt),
      villageCode: NIUJIAO,
      category: 'land',
      description: '田坎被占了一米多',
      aboutKind: 'village',
      mediaIds: [],
      mode: 'anonymous',
      handledByDivision: NIUJIAO,
      handledBy: '牛角村村委会',
      submittedAt,
    }),
    ...more,
  };
  await putReport(report);
  return report;
};

const STEPS: Record<ReportCommand, Step> = {
  accept: { command: 'accept' },
  refuse: { command: 'refuse', ground: 'otherAuthority', text: '归自然资源局管，可以去那里反映' },
  assign: { command: 'assign', assigneeAccountId: 'SOMEONE' },
  transfer: { command: 'transfer', to: { division: TOWN, name: '罗龙街道办事处' }, reason: '归街道管' },
  recuse: { command: 'recuse', to: { division: TOWN, name: '罗龙街道办事处' }, personId: 'COUSIN', reason: '是亲戚' },
  askMaterial: { command: 'askMaterial', text: '请补一张照片' },
  extend: { command: 'extend', days: 10, reason: '要等测量' },
  merge: { command: 'merge', parentId: 'PARENT', parentNo: 'NX1' },
  split: { command: 'split', childId: 'CHILD', childNo: 'NX2' },
  answer: { command: 'answer', text: '已经退还，界石立好了', mediaIds: [] },
  resume: { command: 'resume', reason: '不用补了' },
  supply: { command: 'supply', text: '补上了', mediaIds: [] },
  rate: { command: 'rate', stars: 3 },
  reopen: { command: 'reopen', to: { division: TOWN, name: '罗龙街道办事处' }, reason: '没有退还' },
  withdraw: { command: 'withdraw' },
  return: { command: 'return', reason: '没有退还' },
  supervise: { command: 'supervise', text: '请抓紧办理' },
  askStatement: { command: 'askStatement', statementId: 'STATEMENT', text: '请说明补贴名单怎么定的' },
  release: { command: 'release' },
  setAside: { command: 'setAside', text: '没有说清具体的事' },
};

const save = (report: Report, command: ReportCommand) => {
  const step = STEPS[command];
  const event = eventOf(report, step, newId(AT), AT, '牛角村村委会');
  const audit = { action: command, at: AT, actor: 'test' };
  const once = onceOf(command, 'test', newSecret(), step);
  return saveStep({ command, report: afterStep(report, step, AT), event, claims: [] }, { audit, once });
};

describe('the database lets a step start only where the table says', () => {
  const cases = ReportState.options.flatMap((state) => ReportCommand.options.map((command) => ({ state, command })));

  test.each(cases)('$command from $state', async ({ state, command }) => {
    const report = await stored({
      state,
      doneAt: AT,
      ...(state === 'awaiting' && { awaiting: { since: AT, until: AT, state: 'returned' } }),
    });
    const { to }: Transition = TRANSITIONS[command];
    const target = to === 'same' ? state : to === 'before' ? 'returned' : to;
    const allowed = (TRANSITIONS[command].from as readonly string[]).includes(state);
    const saved = await save(report, command).then(
      () => 'saved',
      (error: Error) => error.name,
    );
    expect(saved).toBe(allowed ? 'saved' : 'ConditionsFailed');
    const now = await findReport(report.reportId);
    expect(now?.report.state).toBe(allowed ? target : state);
    expect(now?.events).toHaveLength(allowed ? 1 : 0);
  });

  test('and only on the version that was read', async () => {
    const report = await stored();
    await save(report, 'accept');
    await expect(save({ ...report, state: 'accepted' }, 'answer')).rejects.toMatchObject({ name: 'ConditionsFailed' });
  });
});

test('work is listed a page at a time, soonest deadline first; done work newest first', async () => {
  await freshTables();
  const days = [4, 1, 3, 0, 2];
  for (const day of days) await stored({ submittedAt: daysAfter(AT, day) });
  const late = await stored({ submittedAt: daysAfter(AT, -30), state: 'accepted' });
  const pages = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await workOf(NIUJIAO, 'open', { limit: 4, ...(after && { after }) });
    pages.push(page.items);
    after = page.next;
  }
  expect(pages.map((page) => page.length)).toEqual([4, 2]);
  const starts = pages.flat().map(({ submittedAt }) => submittedAt);
  // The accepted one is due sixty days after it came: later than those that wait to be accepted in fifteen.
  expect(starts).toEqual([...[0, 1, 2, 3, 4].map((day) => daysAfter(AT, day)), late.submittedAt]);

  await stored({ state: 'closed', doneAt: daysAfter(AT, 5) });
  await stored({ state: 'answered', doneAt: daysAfter(AT, 9) });
  const done = await workIn(DISTRICT, 'done', {});
  expect(done.items.map(({ doneAt }) => doneAt)).toEqual([daysAfter(AT, 9), daysAfter(AT, 5)]);
});

test('a receipt is sixteen digits, the same for the same draft', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(receiptNoOf(one)).toMatch(/^\d{16}$/);
  expect(receiptNoOf(one)).toBe(receiptNoOf(one));
  expect(receiptNoOf(one)).not.toBe(receiptNoOf(other));
});
