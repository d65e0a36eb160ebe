import { covers, districtOf, levelOf, townOf } from '@shared/divisions';
import type { MessageKind } from '@shared/messages';
import type { Place, ReportAbout, ReportCategory, ReportCommand, ReportState } from '@shared/reports';
import { type Grant, type Role, holds } from '@shared/roles';
import { daysAfter, dayInChina } from '@shared/time';

/**
 * The law's clock, in days: told of acceptance within 15 (信访工作条例 第二十二条), finished within 60 of acceptance (第三十四条). Until it
 * is accepted the answer's deadline is the latest that can be: 15 + 60.
 */
export const DAYS_TO_ACCEPT = 15;
export const DAYS_TO_ANSWER = 60;

/** A report as it is kept. Of an anonymous one's sender it holds nothing: no account, no name, no phone. */
export interface Report {
  reportId: string;
  /** `NX20261123-4F7K`: to speak of it by. The 16 digits of an anonymous receipt are a secret and are not kept. */
  referenceNo: string;
  villageCode: string;
  category: ReportCategory;
  description: string;
  aboutKind: ReportAbout['kind'];
  /** The accused cadre. */
  accusedPersonId?: string | undefined;
  aboutName?: string | undefined;
  place?: Place | undefined;
  mediaIds: string[];
  state: ReportState;
  anonymous: boolean;
  reporterAccountId?: string | undefined;
  reporterName?: string | undefined;
  /** The division whose office handles it, and the office's name then. */
  handledByDivision: string;
  handledBy: string;
  submittedAt: string;
  acceptBy: string;
  answerBy: string;
  answer?: { text: string; answeredAt: string; mediaIds: string[] } | undefined;
  rating?: { stars: number; comment?: string | undefined; ratedAt: string } | undefined;
  /** When it came to rest: answered or closed. */
  doneAt?: string | undefined;
  version: number;
}

/** A step taken on a report: written once, never changed. `byOffice` is an office, never a person. */
export interface ReportEvent {
  reportId: string;
  eventId: string;
  step: 'submitted' | 'accepted' | 'answered' | 'rated' | 'returned';
  at: string;
  byOffice: string;
  text?: string | undefined;
  stars?: number | undefined;
  mediaIds?: string[] | undefined;
  handledByDivision: string;
}

export type Part = 'reporter' | 'handler' | 'regulator';
export interface Transition {
  readonly from: readonly ReportState[];
  readonly to: ReportState;
  readonly by: Part;
  readonly step: ReportEvent['step'];
}

/** The life of a report. The database condition of each command is read from here, and `docs/report-states.md` is drawn from it. */
export const TRANSITIONS = {
  accept: { from: ['submitted'], to: 'accepted', by: 'handler', step: 'accepted' },
  answer: { from: ['submitted', 'accepted', 'returned'], to: 'answered', by: 'handler', step: 'answered' },
  rate: { from: ['answered'], to: 'closed', by: 'reporter', step: 'rated' },
  return: { from: ['answered', 'closed'], to: 'returned', by: 'regulator', step: 'returned' },
} as const satisfies Record<ReportCommand, Transition>;

/** What each step tells to whom. A rating tells nobody: it is read on the report. */
export const TELLS: Record<ReportEvent['step'], { reporter?: MessageKind; handlers?: MessageKind }> = {
  submitted: { handlers: 'workArrived' },
  accepted: { reporter: 'reportAccepted' },
  answered: { reporter: 'reportAnswered' },
  returned: { reporter: 'reportReturned', handlers: 'reportReturned' },
  rated: {},
};

export const INITIAL_STATE: ReportState = 'submitted';
const COMMANDS = Object.keys(TRANSITIONS) as ReportCommand[];

/** Which office handles it: the village's own for its affairs, the level above for anyone it accuses. */
export function route(about: ReportAbout['kind'], villageCode: string): string {
  if (about === 'village') return villageCode;
  return about === 'cadre' ? townOf(villageCode) : districtOf(villageCode);
}

/** The role that handles at a division's level. */
export const handlerRoleOf = (division: string): Extract<Role, 'cadre' | 'township' | 'regulator'> =>
  (({ village: 'cadre', town: 'township', district: 'regulator' }) as const)[levelOf(division)];

/** The one who reads, as far as it decides what they see. */
export interface Reader {
  readonly accountId: string;
  readonly person?: { readonly personId: string } | undefined;
  readonly grants: readonly Grant[];
}

/** The holder of an anonymous receipt: nobody knows who, and that is enough to read and rate. */
export const RECEIPT_HOLDER = 'receiptHolder';

type Parties = Pick<Report, 'reporterAccountId' | 'accusedPersonId' | 'villageCode' | 'handledByDivision'>;

/**
 * The parts a reader has in a report; none means that for them it does not exist.
 *
 * Its reporter is that and nothing more: nobody handles a report of their own. The one it accuses has no part, whatever
 * they hold; nor has anyone with an office beneath the one that handles it, because it was sent above their heads.
 */
export function partsIn(report: Parties, reader: Reader | typeof RECEIPT_HOLDER): readonly Part[] {
  if (reader === RECEIPT_HOLDER) return ['reporter'];
  const { accountId, person, grants } = reader;
  if (report.reporterAccountId === accountId) return ['reporter'];
  if (report.accusedPersonId !== undefined && report.accusedPersonId === person?.personId) return [];
  if (grants.some((grant) => isBeneath(grant, report))) return [];
  const handlerRole = handlerRoleOf(report.handledByDivision);
  const handles = grants.some(({ role, division }) => role === handlerRole && division === report.handledByDivision);
  const oversees = holds(grants, ['regulator'], report.villageCode);
  return [...(handles ? (['handler'] as const) : []), ...(oversees ? (['regulator'] as const) : [])];
}

const isBeneath = ({ role, division }: Grant, { handledByDivision, villageCode }: Parties): boolean =>
  (role === 'cadre' || role === 'township') &&
  covers(handledByDivision, division) &&
  division !== handledByDivision &&
  covers(division, villageCode);

export const maySee = (report: Parties, reader: Reader | typeof RECEIPT_HOLDER): boolean =>
  partsIn(report, reader).length > 0;

/** What one with these parts can do to it now. */
export const mayDo = (parts: readonly Part[], state: ReportState): ReportCommand[] =>
  COMMANDS.filter((command) => {
    const { from, by }: Transition = TRANSITIONS[command];
    return parts.includes(by) && from.includes(state);
  });

/** Whether the office still owes something. */
export const isOpen = (state: ReportState): boolean => state !== 'answered' && state !== 'closed';

/** The next deadline while something is owed: acceptance, then the answer. A return does not move the answer's. */
export function dueAt({
  state,
  acceptBy,
  answerBy,
}: Pick<Report, 'state' | 'acceptBy' | 'answerBy'>): string | undefined {
  if (!isOpen(state)) return undefined;
  return state === 'submitted' ? acceptBy : answerBy;
}

/** `NX20261123-4F7K`: the day in China and the id's last four, which are random. */
export const referenceNoOf = (reportId: string, at: string): string =>
  `NX${dayInChina(at).replaceAll('-', '')}-${reportId.slice(-4)}`;

/** A report as it is when it comes in. */
export const newReport = (
  given: Omit<Report, 'referenceNo' | 'state' | 'acceptBy' | 'answerBy' | 'version'>,
): Report => ({
  ...given,
  referenceNo: referenceNoOf(given.reportId, given.submittedAt),
  state: INITIAL_STATE,
  acceptBy: daysAfter(given.submittedAt, DAYS_TO_ACCEPT),
  answerBy: daysAfter(given.submittedAt, DAYS_TO_ACCEPT + DAYS_TO_ANSWER),
  version: 1,
});

/** What a command brings with it. */
export type Step =
  | { command: 'accept' }
  | { command: 'answer'; text: string; mediaIds: string[] }
  | { command: 'rate'; stars: number; comment?: string | undefined }
  | { command: 'return'; reason: string };

/** The report after a step. That the step may be taken is for `mayDo` and the database's condition to say. */
export function afterStep(report: Report, step: Step, at: string): Report {
  const { to } = TRANSITIONS[step.command];
  const moved: Report = { ...report, state: to, version: report.version + 1, doneAt: isOpen(to) ? undefined : at };
  switch (step.command) {
    case 'accept':
      return { ...moved, answerBy: daysAfter(at, DAYS_TO_ANSWER) };
    case 'answer':
      return { ...moved, answer: { text: step.text, answeredAt: at, mediaIds: step.mediaIds } };
    case 'rate':
      return { ...moved, rating: { stars: step.stars, ...(step.comment && { comment: step.comment }), ratedAt: at } };
    case 'return':
      return { ...moved, rating: undefined };
  }
}

/** The line of a step in the timeline. */
export function eventOf(report: Report, step: Step, eventId: string, at: string, byOffice: string): ReportEvent {
  const { reportId, handledByDivision } = report;
  const event = { reportId, eventId, step: TRANSITIONS[step.command].step, at, byOffice, handledByDivision };
  switch (step.command) {
    case 'accept':
      return event;
    case 'answer':
      return { ...event, text: step.text, ...(step.mediaIds.length > 0 && { mediaIds: step.mediaIds }) };
    case 'rate':
      return { ...event, stars: step.stars, ...(step.comment && { text: step.comment }) };
    case 'return':
      return { ...event, text: step.reason };
  }
}
