import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import type { DeskLine } from '@shared/reports/work';
import { type ActingAs, divisionsOf } from '@shared/roles';
import { dayInChina } from '@shared/time';
import { workingDaysBetween } from '../deadlines/calendar';
import { type Part, partsIn, type Reader } from '../sight/parts';
import { dueAt, type Report } from '../report';
import { mayDo } from '../transitions';

/** The office that one holds in a role: that of the place which is named, else the first. @throws AppError `auth.refused` */
export function officeHeld(reader: Pick<Reader, 'grants'>, { role, division }: ActingAs): string {
  const officeOf = (held: string) => (role === 'regulator' ? districtOf(held) : held);
  const held = divisionsOf(reader.grants, role);
  const own = division === undefined ? held[0] : held.find((each) => each === division || officeOf(each) === division);
  if (!own) throw new AppError('auth.refused');
  return officeOf(own);
}

/** What one is in a report as its office or over it; undefined when it is not theirs to see, or they sent it themselves. */
export const officePart = (report: Report, reader: Reader): Exclude<Part, 'reporter'> | undefined =>
  partsIn(report, reader).find((part) => part !== 'reporter');

export const seesAtWork =
  (reader: Reader) =>
  (report: Report): boolean =>
    officePart(report, reader) !== undefined;

/** Working days until the deadline, negative when it is past; undefined when nothing is owed. */
export function workingDaysLeft(report: Report, at: string): number | undefined {
  const due = dueAt(report);
  return due === undefined ? undefined : workingDaysBetween(dayInChina(at), dayInChina(due));
}

/** Past its deadline while the clock runs: it stands still while material is awaited. */
export function isLate(report: Report, at: string): boolean {
  const due = dueAt(report);
  return due !== undefined && report.state !== 'awaiting' && due < at;
}

type Standing = Pick<DeskLine, 'part' | 'workingDaysLeft' | 'late' | 'assigneeName' | 'mine' | 'mayAssign' | 'version'>;

/**
 * How a report lies on a reader's desk. Who of the office has it is for that office.
 * @param names of the holders of the office, by person and by account.
 */
export function standingOf(
  report: Report,
  part: DeskLine['part'],
  reader: Reader,
  names: ReadonlyMap<string, string>,
  at: string,
): Standing {
  const { assigneeAccountId, assigneePersonId, version } = report;
  const ours = part === 'handler' && assigneeAccountId !== undefined;
  const mine = assigneePersonId ? assigneePersonId === reader.person?.personId : assigneeAccountId === reader.accountId;
  return {
    part,
    workingDaysLeft: workingDaysLeft(report, at),
    late: isLate(report, at),
    ...(ours && { assigneeName: names.get(assigneePersonId ?? assigneeAccountId) ?? '已不在岗的同事' }),
    mine: ours && mine,
    mayAssign: part === 'handler' && mayDo([part], report, at).includes('assign'),
    version,
  };
}
