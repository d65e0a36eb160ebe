import {
  DAYS_BEFORE_MEETING,
  LaidOpenItem,
  type LaidOpenState,
  type MembersMeeting,
} from '@shared/accounts/members-meetings';
import { AppError } from '@shared/errors';
import { addDays, dayInChina } from '@shared/time';
import type { Hand } from '../desk/pending';

/** The members' meeting of a year's accounts, and what lies open before it. */
export interface Meeting {
  /** A day in China. */
  readonly heldOn: string;
  readonly announced: Hand;
  readonly laid: readonly (Hand & { item: LaidOpenItem })[];
}

/** The last day, in China, on which all must lie open. */
export const dueOf = ({ heldOn }: Pick<Meeting, 'heldOn'>): string => addDays(heldOn, -DAYS_BEFORE_MEETING);

function stateOf(meeting: Meeting, item: LaidOpenItem, today: string): { state: LaidOpenState; laidOn?: string } {
  const due = dueOf(meeting);
  const laid = meeting.laid.find((one) => one.item === item);
  if (!laid) return { state: today > due ? 'late' : 'due' };
  const laidOn = dayInChina(laid.at);
  return { state: laidOn > due ? 'openLate' : 'open', laidOn };
}

/** How a meeting stands on a day in China. */
export const standingOf = (meeting: Meeting, today: string): Omit<MembersMeeting, 'version'> => ({
  heldOn: meeting.heldOn,
  dueOn: dueOf(meeting),
  items: LaidOpenItem.options.map((item) => ({ item, ...stateOf(meeting, item, today) })),
});

/** Whether something should lie open and does not. */
export const isLateOn = (meeting: Meeting, today: string): boolean =>
  today <= meeting.heldOn && standingOf(meeting, today).items.some(({ state }) => state === 'late');

/** Announced, or moved while it is to come: what lies open already stays so. @throws AppError `meetings.over` */
export function announced(before: Meeting | undefined, heldOn: string, hand: Hand): Meeting {
  const today = dayInChina(hand.at);
  if (heldOn <= today || (before && before.heldOn < today)) throw new AppError('meetings.over');
  return { heldOn, announced: hand, laid: before?.laid ?? [] };
}

/**
 * Papers laid open today. Report and accounts are of a year that is closed.
 * @throws AppError `meetings.over`, `meetings.laidOpen`, `meetings.yearOpen`
 */
export function laidOpen(
  meeting: Meeting,
  item: LaidOpenItem,
  hand: Hand,
  { isClosed }: { isClosed: boolean },
): Meeting {
  if (dayInChina(hand.at) > meeting.heldOn) throw new AppError('meetings.over');
  if (meeting.laid.some((one) => one.item === item)) throw new AppError('meetings.laidOpen');
  if (item !== 'distribution' && !isClosed) throw new AppError('meetings.yearOpen');
  return { ...meeting, laid: [...meeting.laid, { ...hand, item }] };
}
