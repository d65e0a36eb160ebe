import { ReportCommand } from '@shared/reports/reports';
import type { Grant } from '@shared/roles';
import fc from 'fast-check';
import { daysAfter } from '@shared/time';
import { dueAction, escalated, lapsed } from '../deadlines/due-actions';
import { divisionAbove, mayHandle, officesFor, partsIn, RECEIPT_HOLDER, type Part } from './parts';
import { newReport, type Report, route, splitFrom } from '../report';
import { afterStep, hide, mayDo, movedAlong, released, rerouted, type Step, takesIn } from '../transitions';

const VILLAGE = '511503001201';
const TOWN = VILLAGE.slice(0, 9);
const DISTRICT = VILLAGE.slice(0, 6);
const START = '2026-03-12T01:00:00.000Z';
const OFFICES: Grant[] = [
  { role: 'cadre', division: VILLAGE },
  { role: 'township', division: TOWN },
  { role: 'regulator', division: DISTRICT },
  { role: 'admin', division: DISTRICT },
];
/** The accused holds whatever they please. */
const accused = { accountId: 'ACCUSED', grants: OFFICES };

const stepOf = (command: ReportCommand, report: Report, at: string): Step | undefined => {
  const above = divisionAbove(report.handledByDivision);
  const to = { division: above ?? '', name: '上级' };
  const [office] = officesFor(report);
  switch (command) {
    case 'accept':
    case 'withdraw':
      return { command };
    case 'refuse':
      return { command, ground: 'noSubstance', text: '说不清' };
    case 'assign':
      return { command, assigneeAccountId: 'SOMEONE' };
    case 'transfer':
      return office ? { command, to: { division: office, name: '' }, reason: '转' } : undefined;
    case 'recuse':
      return above ? { command, to, personId: 'RECUSED', reason: '避' } : undefined;
    case 'reopen':
      return above ? { command, to, reason: '不满意' } : undefined;
    case 'askMaterial':
    case 'supervise':
      return { command, text: '请补' };
    case 'extend':
      return { command, days: 5, reason: '等' };
    case 'merge':
      return { command, parentId: 'PARENT', parentNo: 'NX' };
    case 'split':
      return { command, childId: `C${report.version}`, childNo: 'NX' };
    case 'answer':
    case 'supply':
      return { command, text: '好了', mediaIds: [] };
    case 'rate':
      return { command, stars: 3 };
    case 'return':
      return { command, reason: '重办' };
    case 'resume':
      return { command, reason: '接着办', ...(report.version % 2 === 0 && { cameAt: at }) };
    case 'askStatement':
      return { command, statementId: `S${report.version}`, text: '请说明' };
  }
};

const ALL_PARTS: Part[] = ['reporter', 'handler', 'regulator', 'above'];
const acts = fc.array(
  fc.oneof(
    fc.record({ command: fc.constantFrom(...ReportCommand.options), days: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ days: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ moves: fc.constantFrom('takesIn', 'along', 'released', 'split', 'named'), days: fc.constant(0) }),
  ),
  { minLength: 1, maxLength: 25 },
);
type Act = typeof acts extends fc.Arbitrary<(infer A)[]> ? A : never;

/** One act, when the table lets anyone take it; or the clock's, or of a report handled together with it. */
function next(report: Report, act: Act, at: string): Report {
  if ('command' in act) {
    if (!mayDo(ALL_PARTS, report, at).includes(act.command)) return report;
    const step = stepOf(act.command, report, at);
    return step ? afterStep(report, step, at) : report;
  }
  if ('moves' in act) {
    const above = divisionAbove(report.handledByDivision);
    if (act.moves === 'takesIn') return takesIn(report, `M${report.version}`);
    if (act.moves === 'split') return splitFrom(report, { reportId: 'SPLIT', category: 'other', description: '另外' });
    if (act.moves === 'named') {
      const hidden = hide(report, { excludedPersonIds: [`NAMED${report.version}`], floor: above ?? DISTRICT });
      const moved = above ? rerouted(hidden, { division: above, name: '' }, at) : hidden;
      return { ...moved, version: report.version + 1 };
    }
    if (report.state !== 'merged') return report;
    if (act.moves === 'released') return released(report);
    return above ? movedAlong(report, { division: above, name: '' }, 'RECUSED') : report;
  }
  const action = dueAction(report, at);
  if (action?.does === 'escalate') return escalated(report, at);
  return action?.does === 'lapse' ? lapsed(report, action.until) : report;
}

test('no sequence of commands, of the clock or of what is handled together brings a report before those it is hidden from', () => {
  fc.assert(
    fc.property(fc.constantFrom('village', 'cadre', 'township'), acts, (aboutKind, sequence) => {
      let report = newReport({
        reportId: '01KJ0000000000000000004F7K',
        villageCode: VILLAGE,
        category: 'money',
        description: '路灯坏了三个月没人修',
        aboutKind,
        accusedPersonId: 'ACCUSED',
        // Who lives with the accused, and a second one whom the words name.
        excludedPersonIds: ['SPOUSE', 'ALSO'],
        alsoAccusedIds: ['ALSO'],
        mediaIds: [],
        mode: 'named',
        reporterAccountId: 'REPORTER',
        handledByDivision: route(aboutKind, VILLAGE),
        handledBy: '',
        submittedAt: START,
      });
      let at = START;
      const hidden = new Set(['ACCUSED', 'SPOUSE', 'ALSO']);
      for (const act of sequence) {
        at = daysAfter(at, act.days);
        const before = report;
        report = next(report, act, at);
        before.excludedPersonIds.forEach((personId) => hidden.add(personId));
        for (const personId of hidden) {
          expect(partsIn(report, { ...accused, rows: [personId] })).toEqual([]);
          for (const grant of OFFICES)
            expect(partsIn(report, { ...accused, rows: [personId], grants: [grant] })).toEqual([]);
        }
        // Not beneath the office it was sent to, and never back to one that had it.
        expect(report.handledByDivision.length).toBeLessThanOrEqual(before.handledByDivision.length);
        expect(report.pastDivisions).not.toContain(report.handledByDivision);
        expect(report.pastDivisions.filter((division) => mayHandle(report, division))).toEqual([]);
        expect(partsIn(report, RECEIPT_HOLDER)).toEqual(['reporter']);
      }
    }),
    { numRuns: 200 },
  );
});
