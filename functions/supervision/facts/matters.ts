import { daysBetween } from '../../accounts/registers/rent';
import type { MatterStanding } from './rows';

/** A decision is carried out within a year; an older one is of something else. */
const YEAR_DAYS = 366;

/** Whether a matter was decided, in the year before a day: what is not finished has decided nothing yet. */
export const isDecidedBefore = ({ state, startedOn }: MatterStanding, day: string): boolean =>
  state === 'finished' && startedOn <= day && daysBetween(startedOn, day) <= YEAR_DAYS;
