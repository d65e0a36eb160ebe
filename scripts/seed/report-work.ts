import { daysAfter } from '@shared/time';
import * as z from '@shared/zod';
import { clockEvent, escalated } from '../../functions/reports/deadlines/due-actions';
import { dueAt } from '../../functions/reports/report';
import type { SeedAccount } from './accounts';
import { demoAccountId, demoPersonId } from './demo-people';
import { ReportText } from './report-texts';
import { Fate, officeNames, type Scene, type SeedReport, taken, written } from './reports';
import { readTable } from './tables';

/** One of a full desk: what it says, how long ago, who of the office has it, and how many days ago it was pressed (督办). */
const Case = z.strictObject({
  village: z.string(),
  fate: Fate,
  daysAgo: z.coerce.number(),
  assignee: z.optional(z.string()),
  pressed: z.optional(z.coerce.number()),
  ...ReportText.shape,
  answer: z.optional(z.string()),
});
/** Some say the same in other words, some are late, some pressed, some with a colleague. */
const CASES = readTable('work-cases', Case);
const MENDED = '已到现场看过并修好，请您再看看。以后坏了可以直接打公示栏上的维修电话。';
const CLEANED = '已经清理，并定了专人每周二、周五清扫，电话贴在路口。';

/** What makes the desks of the demo look as they do in a busy week. */
export function workReports(scene: Scene, reporters: readonly SeedAccount[]): SeedReport[] {
  const { village, dice } = scene;
  const cases = CASES.filter((one) => scene.cadres.length > 0 && one.village === village.code);
  return cases.map(({ daysAgo, fate, assignee, pressed, ...said }, place) => {
    const text = { answer: said.category === 'works' ? MENDED : CLEANED, ...said };
    const reporter = place % 3 === 0 ? undefined : reporters[place % Math.max(1, reporters.length)];
    const isCadre = scene.cadres.some(({ person }) => person.personId === reporter?.person.personId);
    let report = written(scene, {
      text,
      fate,
      daysAgo,
      ...(reporter && !isCadre ? { reporter } : { receiptNo: String(dice.int(1e15, 9e15)) }),
    });
    if (assignee)
      report = taken(scene, report, daysAgo * 0.7, {
        command: 'assign',
        assigneeAccountId: demoAccountId(assignee),
        assigneePersonId: demoPersonId(assignee),
      });
    report = carriedUp(scene, report);
    if (pressed)
      report = taken(scene, report, pressed, { command: 'supervise', text: '请尽快到现场，把结果告诉反映的人。' });
    return report;
  });
}

/** Late: the clock has carried it to the level above, the moment its deadline was past. */
function carriedUp(scene: Scene, { report, events, ...rest }: SeedReport): SeedReport {
  const due = dueAt(report);
  if (due === undefined || due >= scene.now) return { report, events, ...rest };
  const at = daysAfter(due, 0.1);
  const { townCode } = scene.village;
  const isTownAbove = report.handledByDivision.length > townCode.length;
  const above = officeNames(scene.district, scene.village)(isTownAbove ? townCode : scene.district.code);
  return {
    ...rest,
    report: escalated(report, at),
    events: [...events, clockEvent(report, 'escalate', { eventId: scene.dice.ulid(at), at, byOffice: above })],
  };
}
