import { districtOf, townOf } from '@shared/divisions';
import { daysAfter } from '@shared/time';
import { clockEvent, escalated, lapsed } from '../deadlines/due-actions';
import { newReport, type Report, type ReportEvent, route } from '../report';
import type { ReportFile } from '../report-store';
import { afterStep, eventOf, type Step } from '../transitions';

let made = 0;
const idOf = (name: string) => `${name}${String((made += 1)).padStart(26 - name.length, '0')}`;

export type Told = readonly [day: number, step: Step | 'escalate' | 'lapse'];

/** For tests: a report and its timeline, each step as the product takes it, so many days after it was sent. */
export function story(
  given: Partial<
    Pick<Report, 'villageCode' | 'category' | 'aboutKind' | 'excludedPersonIds' | 'submittedAt' | 'handledByDivision'>
  >,
  ...told: Told[]
): ReportFile {
  const { villageCode = '511503002201', aboutKind = 'village', submittedAt = '2026-03-02T02:00:00.000Z' } = given;
  let report = newReport({
    reportId: idOf('R'),
    category: 'works',
    description: '村口的路灯坏了',
    mediaIds: [],
    mode: 'anonymous',
    handledBy: '',
    ...given,
    villageCode,
    aboutKind,
    submittedAt,
    handledByDivision: given.handledByDivision ?? route(aboutKind, villageCode),
  });
  const { reportId, handledByDivision } = report;
  const events: ReportEvent[] = [
    { reportId, eventId: idOf('E'), step: 'submitted', at: submittedAt, byOffice: '', handledByDivision },
  ];
  for (const [day, step] of told) {
    const at = daysAfter(submittedAt, day);
    if (typeof step === 'string') {
      events.push(clockEvent(report, step, { eventId: idOf('E'), at, byOffice: '' }));
      report = step === 'lapse' ? lapsed(report, report.awaiting!.until) : escalated(report, at);
    } else {
      events.push(eventOf(report, step, idOf('E'), at, ''));
      report = afterStep(report, step, at);
    }
  }
  return { report, events };
}

export const accept = { command: 'accept' } as const;
export const answer = { command: 'answer', text: '已经修好了', mediaIds: [] as string[] } as const satisfies Step;
export const refuse = { command: 'refuse', ground: 'otherAuthority', text: '归交通局管' } as const;
export const rate = (stars: number) => ({ command: 'rate', stars }) as const;
export const reopen = (villageCode: string) =>
  ({ command: 'reopen', to: { division: townOf(villageCode), name: '' }, reason: '不满意' }) as const;
export const transfer = (division: string) =>
  ({ command: 'transfer', to: { division, name: '' }, reason: '归他们管' }) as const;
export const toDistrict = (villageCode: string) => transfer(districtOf(villageCode));
