import type { RefusalGround, ReportCategory } from '@shared/reports/reports';
import { addDays, dayInChina, yearMonthOf } from '@shared/time';
import { endOfPeriod, isWorkingDay } from '../deadlines/calendar';
import { DAYS_FOR_MATERIAL, type Report, type ReportEvent } from '../report';

/** How long something took or has taken, in days by the calendar in China; the first day is not counted (民法典 第二百零一条). */
export interface Took {
  days: number;
  workdays: number;
  /** False: not over when it was counted, or ended without it. It took at least as long. */
  over: boolean;
}

/**
 * A report in one office's hands, from the day it came until it was answered, refused, given away or taken back: what an office is
 * measured by. A report that goes on to another office is another episode there, on that office's own days.
 */
export interface Episode {
  office: string;
  villageCode: string;
  category: ReportCategory;
  /** The month in China in which it came to the office: `2026-03`. It never changes. */
  month: string;
  /** For whom the report does not exist. */
  excludedPersonIds: string[];
  /** `sent`: by its reporter, or split from one that was. Else it came from another office. */
  came: 'sent' | 'moved' | 'reopened';
  /** `merged`: handled with another report, which is measured in its place. */
  fate: 'open' | 'answered' | 'refused' | 'withdrawn' | 'moved' | 'merged';
  ground?: RefusalGround | undefined;
  /** Until it was told whether it is taken on; absent when merged. */
  acceptance?: Took | undefined;
  /** Until the answer that stood; absent when merged or refused: a refusal is no answer. */
  answer?: Took | undefined;
  late: boolean;
  extended: boolean;
  supervised: boolean;
  reopened: boolean;
  /** Its reporter was given an answer to judge. */
  told: boolean;
  stars?: number | undefined;
}

interface Track {
  office: string;
  came: Episode['came'];
  from: string;
  acceptedAt?: string | undefined;
  answeredAt?: string | undefined;
  refusal?: { at: string; ground: RefusalGround | undefined } | undefined;
  left?: { at: string; how: 'withdrawn' | 'moved' } | undefined;
  /** Since when material is awaited. */
  askedAt?: string | undefined;
  pauses: [from: string, until: string][];
  merged: boolean;
  escalated: boolean;
  extended: boolean;
  supervised: boolean;
  reopened: boolean;
  told: boolean;
  stars?: number | undefined;
  /** Decided here, and with another office since: it is that one's when it is not decided any more. */
  handedOver: boolean;
}

const begun = (office: string, came: Episode['came'], from: string): Track => ({
  office,
  came,
  from,
  pauses: [],
  merged: false,
  escalated: false,
  extended: false,
  supervised: false,
  reopened: false,
  told: false,
  handedOver: false,
});

const earlier = (a: string, b: string) => (a < b ? a : b);

/**
 * Material is awaited no longer than the law of the loop lets it be, however late the clock saw that. For some of those who bring it
 * the day alone is kept, which began before they were asked.
 */
function endPause(track: Track, at: string): void {
  if (!track.askedAt) return;
  const until = at < track.askedAt ? track.askedAt : at;
  track.pauses.push([track.askedAt, earlier(until, endOfPeriod(track.askedAt, DAYS_FOR_MATERIAL))]);
  track.askedAt = undefined;
}

/** What a step does to the episode it belongs to. */
function follow(track: Track, { step, at, stars, ground }: ReportEvent, takesOthersIn: boolean): void {
  switch (step) {
    case 'accepted':
      track.acceptedAt ??= at;
      break;
    case 'refused':
    case 'setAside':
      track.refusal = { at, ground };
      break;
    case 'answered':
      track.askedAt = undefined;
      track.answeredAt = at;
      track.told = true;
      break;
    case 'returned':
      // The answer did not stand: it is as if there had been none, and nobody judged it.
      track.answeredAt = undefined;
      track.refusal = undefined;
      track.stars = undefined;
      track.told = false;
      track.merged = false;
      break;
    case 'rated':
      track.stars = stars;
      break;
    case 'materialAsked':
      track.askedAt = at;
      break;
    case 'materialWaived':
      track.askedAt = undefined;
      break;
    case 'materialSupplied':
    case 'materialLapsed':
      endPause(track, at);
      break;
    case 'merged':
      // The same step stands in the timeline of the report that took another in.
      if (!takesOthersIn) track.merged = true;
      break;
    case 'split':
      track.merged = false;
      break;
    case 'withdrawn':
      endPause(track, at);
      track.left = { at, how: 'withdrawn' };
      break;
    case 'extended':
      track.extended = true;
      break;
    case 'supervised':
      track.supervised = true;
      break;
    case 'escalated':
      // What came late from another office is not this one's lateness.
      track.escalated ||= track.came !== 'moved' || track.acceptedAt !== undefined;
      break;
  }
}

/**
 * The episodes of a report, oldest first, as they stood at an instant. Read from its timeline, which is never changed; of the
 * deadlines only the last office's are kept, so an earlier one was late when the timeline says so.
 */
export function episodesOf(report: Report, events: readonly ReportEvent[], at: string): Episode[] {
  const takesOthersIn = report.mergedIds.length > 0;
  const tracks: Track[] = [];
  let arriving: Pick<Track, 'came' | 'from'> | undefined = { came: 'sent', from: report.submittedAt };
  const trackAt = (office: string, when: string): Track => {
    const last = tracks.at(-1);
    // Merged, it goes where the other goes; it is measured there.
    if (last && !arriving && (last.office === office || last.merged || last.handedOver)) return last;
    if (last && !arriving) {
      last.left ??= { at: when, how: 'moved' };
      arriving = { came: 'moved', from: when };
    }
    const next = begun(office, arriving!.came, arriving!.from);
    arriving = undefined;
    tracks.push(next);
    return next;
  };
  for (const event of events) {
    const track = trackAt(event.handledByDivision, event.at);
    follow(track, event, takesOthersIn);
    if (event.step === 'rerouted') {
      track.merged = false;
      track.handedOver = isDecided(track);
    }
    if (leaves(event, track)) {
      track.handedOver = false;
      endPause(track, event.at);
      track.left = { at: event.at, how: 'moved' };
      arriving = { came: 'moved', from: event.at };
    }
    if (event.step === 'reopened') {
      track.reopened = true;
      arriving = { came: 'reopened', from: event.at };
    }
  }
  trackAt(report.handledByDivision, at);
  return tracks.map((track, place) => episodeOf(report, track, place === tracks.length - 1, at));
}

const isDecided = ({ answeredAt, refusal, left }: Track) => (answeredAt ?? refusal ?? left) !== undefined;

/** Whether a report is another office's after a step. */
const leaves = ({ step }: ReportEvent, { handedOver }: Track): boolean =>
  step === 'transferred' ||
  step === 'recused' ||
  (step === 'rerouted' && !handedOver) ||
  (step === 'returned' && handedOver);

function episodeOf(report: Report, track: Track, isLast: boolean, at: string): Episode {
  const { office, came, from, refusal, answeredAt, left, reopened, extended, supervised, told, stars } = track;
  const { villageCode, category, excludedPersonIds } = report;
  if (track.askedAt) track.pauses.push([track.askedAt, earlier(at, endOfPeriod(track.askedAt, DAYS_FOR_MATERIAL))]);
  const fate = fateOf(track);
  const ended = answeredAt ?? refusal?.at ?? left?.at ?? at;
  const decided = [track.acceptedAt, refusal?.at, answeredAt].filter((day) => day !== undefined).sort()[0];
  const measured = fate !== 'merged';
  return {
    office,
    villageCode,
    category,
    month: yearMonthOf(dayInChina(from)),
    excludedPersonIds,
    came,
    fate,
    ground: refusal && (refusal.ground ?? (isLast ? report.refusal?.ground : undefined)),
    acceptance: measured ? took(track, decided ?? ended, decided !== undefined) : undefined,
    answer: measured && fate !== 'refused' ? took(track, ended, fate === 'answered') : undefined,
    late: measured && (track.escalated || (isLast && isLate(report, { from, decided: decided ?? ended, ended }))),
    extended,
    supervised,
    reopened,
    told,
    stars,
  };
}

function fateOf({ merged, answeredAt, refusal, left }: Track): Episode['fate'] {
  if (merged) return 'merged';
  if (answeredAt) return 'answered';
  if (refusal) return 'refused';
  return left?.how ?? 'open';
}

/** By the deadlines that the report has now, unless they were over when it came. While material is awaited its office owes nothing. */
function isLate(
  { state, acceptBy, answerBy }: Report,
  { from, decided, ended }: { from: string; decided: string; ended: string },
): boolean {
  const missed = (deadline: string, done: string) => from <= deadline && done > deadline;
  return state !== 'awaiting' && (missed(acceptBy, decided) || missed(answerBy, ended));
}

/** From the day it came until a day, without the days that material was awaited. */
function took({ from, pauses }: Track, until: string, over: boolean): Took {
  const paused = pauses.map(([since, end]) => between(since, earlier(end, until)));
  const all = between(from, until);
  const without = (unit: 'days' | 'workdays') =>
    Math.max(0, all[unit] - paused.reduce((sum, pause) => sum + pause[unit], 0));
  return { days: without('days'), workdays: without('workdays'), over };
}

/** The days after the first until the last, the last counted. */
function between(from: string, until: string): { days: number; workdays: number } {
  const last = dayInChina(until);
  let days = 0;
  let workdays = 0;
  for (let day = dayInChina(from); day < last;) {
    day = addDays(day, 1);
    days += 1;
    if (isWorkingDay(day)) workdays += 1;
  }
  return { days, workdays };
}
