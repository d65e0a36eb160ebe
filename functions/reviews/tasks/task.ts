import { townOf } from '@shared/divisions';
import { DAYS_TO_MEND } from '@shared/reviews/review-tasks';
import type { ReviewTask, SubjectKind } from '@shared/reviews/reviews';
import { dayInChina, startOfDay } from '@shared/time';
import { endOfWorkingDays } from '../../reports/deadlines/calendar';
import { divisionAbove } from '../../reports/sight/parts';
import { isOnPage, type Published, type Shown, weekShown } from '../page';
import { weekOf } from '../review';

interface Judged {
  readonly villageCode: string;
  readonly subjectKind: SubjectKind;
}
interface Answer {
  readonly office: string;
  readonly words: string;
  readonly on: string;
}

/** What an office has to do about a low review. Nothing of its author: not even when they answered, but for the week. */
export interface Task {
  readonly state: ReviewTask['state'];
  /** The division whose office has it. */
  readonly division: string;
  /** A Monday. */
  readonly openedOn: string;
  /** The Monday on which it came to the level above. */
  readonly movedOn?: string | undefined;
  /** The end of the last day. */
  readonly dueAt: string;
  readonly answers: readonly Answer[];
  /** The level above was told that it is late. */
  readonly isLate?: boolean | undefined;
}

/** Who mends it: on a cadre the town, whose own work it is to speak to them; of all else the village whose work it is. */
export const mendsFirst = ({ villageCode, subjectKind }: Judged): string =>
  subjectKind === 'cadre' ? townOf(villageCode) : villageCode;

/** The first instant of the week that an instant is in, in China. */
export const startOfWeek = (at: string): string => startOfDay(weekOf(at));

/** Whether a review asks for something: an office has to do with it since a week that is over. */
export const asksForMore = (review: Published, score: Shown, at: string): boolean =>
  isOnPage(review, score, at) && weekShown(review, score) < weekOf(at);

/** A task as it begins, on the Monday of this week. */
export const opened = (of: Judged, at: string): Task => ({
  state: 'open',
  division: mendsFirst(of),
  openedOn: weekOf(at),
  dueAt: endOfWorkingDays(startOfWeek(at), DAYS_TO_MEND),
  answers: [],
});

/** An office said what it did. */
export const answered = (task: Task, { office, words, at }: { office: string; words: string; at: string }): Task => ({
  ...task,
  state: 'done',
  answers: [...task.answers, { office, words, on: dayInChina(at) }],
});

/**
 * What its author said of the last answer, carried over on a Monday: not mended, it goes to the level above with a new period; above the
 * district there is none.
 * @param said undefined while they said nothing, or what they said is of this week.
 */
export function confirmed(task: Task, said: boolean | undefined, at: string): Task {
  if (task.state !== 'done' || said === undefined) return task;
  if (said) return { ...task, state: 'mended' };
  const division = divisionAbove(task.division);
  if (!division) return { ...task, state: 'notMended' };
  const { isLate: _, ...rest } = task;
  return {
    ...rest,
    state: 'open',
    division,
    movedOn: weekOf(at),
    dueAt: endOfWorkingDays(startOfWeek(at), DAYS_TO_MEND),
  };
}

/** The Monday since which its office has it. */
export const hasSince = ({ openedOn, movedOn }: Task): string => movedOn ?? openedOn;

/** What is late and was not carried to the level above yet. */
export const becomesLate = ({ state, dueAt, isLate }: Task, at: string): boolean =>
  state === 'open' && !isLate && dueAt < at;

/** A task as everybody reads it. */
export const viewTask = ({ state, dueAt, answers }: Task, office: string): ReviewTask => ({
  state,
  office,
  dueOn: dayInChina(dueAt),
  answers: [...answers],
});

/** The office over the one that has it, which is told of lateness; over the district's there is none but itself. */
export const toldOfLateness = (division: string): string => divisionAbove(division) ?? division;
