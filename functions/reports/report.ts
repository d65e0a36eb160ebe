import { districtOf, townOf } from '@shared/divisions';
import type {
  Place,
  RefusalGround,
  ReportAbout,
  ReportCategory,
  ReportMode,
  ReportState,
  ReportStep,
} from '@shared/reports/reports';
import { dayInChina } from '@shared/time';
import { endOfPeriod } from './deadlines/calendar';
import type { LongWords } from './long-words';

/**
 * The law's clock, in days: told of acceptance within 15 (信访工作条例 第二十三条), finished within 60 of acceptance (第三十四条), once longer by
 * at most 30 with a reason (the same). Until it is accepted the answer's deadline is the latest that can be: 15 + 60.
 */
export const DAYS_TO_ACCEPT = 15;
export const DAYS_TO_ANSWER = 60;
/** How long material is waited for, then the office goes on without it. */
export const DAYS_FOR_MATERIAL = 15;
/** A reporter who is not satisfied asks the level above within 30 days of the answer (第三十五条 复查). */
export const DAYS_TO_REOPEN = 30;
/** One transaction holds the answer to a report and to those merged into it. */
export const MOST_MERGED = 20;

/** A report as it is kept. It holds nothing about the sender of an anonymous or a confidential one: no account, no name, no phone. */
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
  /** Further cadres whom its words name. */
  alsoAccusedIds?: string[] | undefined;
  aboutName?: string | undefined;
  /** For whom it does not exist: the accused, their household by the roster, whoever recused themselves. */
  excludedPersonIds: string[];
  place?: Place | undefined;
  mediaIds: string[];
  state: ReportState;
  mode: ReportMode;
  /** A named report alone says who sent it, by the account they had and as the person they are. */
  reporterAccountId?: string | undefined;
  reporterPersonId?: string | undefined;
  reporterName?: string | undefined;
  /** A confidential report alone has it: `reporterAlias` of the person. */
  reporterAlias?: string | undefined;
  /** The report under which the name is sealed, where this one was split from a confidential one. */
  identityId?: string | undefined;
  /** The division whose office handles it, and the office's name then. */
  handledByDivision: string;
  handledBy: string;
  /** Offices that had it before: it never comes back to them. */
  pastDivisions: string[];
  /** Who decided it, when it went to another office afterwards because of whom later words name. */
  judgedByDivision?: string | undefined;
  /** Who at the office handles it (经办人), by account and by person. */
  assigneeAccountId?: string | undefined;
  assigneePersonId?: string | undefined;
  /** A report that hides its sender keeps the day it was sent on: its first instant. */
  submittedAt: string;
  /** Such a report has the instant sealed, for its sender and who supervises. */
  sealedAt?: string | undefined;
  acceptBy: string;
  answerBy: string;
  acceptedAt?: string | undefined;
  /** While material is awaited: since when, until when, and where it stood before. */
  awaiting?: { since: string; until: string; state: ReportState } | undefined;
  extendedDays?: number | undefined;
  refusal?: { ground: RefusalGround; text: string; refusedAt: string } | undefined;
  /** Who answered or refused it, as a person: who looks at it anew is another one. */
  decidedByPersonId?: string | undefined;
  /** The same of a confidential one: a handler's id would stand in it and in what its sender sent under their name. */
  decidedByMark?: string | undefined;
  /** Whoever decided it before it was looked at anew, by their marks: they have no part in it. */
  excludedMarks?: string[] | undefined;
  answer?: { text: string; answeredAt: string; mediaIds: string[] } | undefined;
  rating?: { stars: number; comment?: string | undefined; ratedAt: string } | undefined;
  /** The report this one was merged into, or was split from. */
  parentId?: string | undefined;
  /** Those merged into this one. */
  mergedIds: string[];
  /** Those split from this one. */
  splitIds: string[];
  /** 督办: when, at the latest. */
  supervisedAt?: string | undefined;
  /** When its lateness was last carried to the level above. */
  escalatedAt?: string | undefined;
  /** The deadline its office was last reminded of, and how many days before. */
  remindedOf?: string | undefined;
  /** What decided of its office: the rule and its version (none where the law alone did), in words, within how many days, and the law's floor. */
  routing?: Routing | undefined;
  /** 情况说明 that were asked for. */
  statementIds?: string[] | undefined;
  /** What its receipt says: the fingerprint of what was sent, with how many files. A report split off was not sent by anyone. */
  proof?: { contentHash: string; files: number } | undefined;
  /** It came in a flood of its village: it waits in a pile until someone lets it through, or was set aside from there. */
  held?: boolean | undefined;
  /** Texts of which its row holds the opening: each lies whole in the event that brought it. Whoever reads the row alone has no more. */
  elsewhere?: LongWords[] | undefined;
  /** When it came to rest. */
  doneAt?: string | undefined;
  version: number;
}

export interface Routing {
  ruleId?: string | undefined;
  ruleVersion?: number | undefined;
  line: string;
  acceptDays: number;
  answerDays: number;
  /** No office beneath this division may ever have it. */
  floor: string;
}

/** A step taken on a report: written once, never changed. `byOffice` is an office, never a person. */
export interface ReportEvent {
  reportId: string;
  eventId: string;
  step: ReportStep;
  /** What a hidden reporter did keeps the day: its first instant. */
  at: string;
  /** Such a step has the instant sealed. */
  sealedAt?: string | undefined;
  byOffice: string;
  text?: string | undefined;
  stars?: number | undefined;
  mediaIds?: string[] | undefined;
  /** What was reported, where that is long: a report's row holds its opening. */
  words?: string | undefined;
  /** A refusal's ground. */
  ground?: RefusalGround | undefined;
  /** Who rated an answer, of a signed report alone: one person's five reports are one voice on their village's answers. */
  raterPersonId?: string | undefined;
  handledByDivision: string;
}

export const INITIAL_STATE: ReportState = 'submitted';

/** Which office handles it: the village's own for its affairs, the level above for anyone it accuses. */
export function route(about: ReportAbout['kind'], villageCode: string): string {
  if (about === 'village') return villageCode;
  return about === 'cadre' ? townOf(villageCode) : districtOf(villageCode);
}

const OPEN: readonly ReportState[] = ['submitted', 'accepted', 'awaiting', 'returned'];
/** Whether the office still owes something. */
export const isOpen = (state: ReportState): boolean => OPEN.includes(state);

/** The next deadline while something is owed: acceptance, then the answer; of the reporter's material while it is awaited. */
export function dueAt({
  state,
  acceptBy,
  answerBy,
  awaiting,
}: Pick<Report, 'state' | 'acceptBy' | 'answerBy' | 'awaiting'>): string | undefined {
  if (!isOpen(state)) return undefined;
  if (state === 'awaiting') return awaiting?.until;
  return state === 'submitted' ? acceptBy : answerBy;
}

/** `NX20261123-4F7K`: the day in China and the id's last four, which are random. */
export const referenceNoOf = (reportId: string, at: string): string =>
  `NX${dayInChina(at).replaceAll('-', '')}-${reportId.slice(-4)}`;

type Given = Pick<
  Report,
  | 'reportId'
  | 'villageCode'
  | 'category'
  | 'description'
  | 'aboutKind'
  | 'accusedPersonId'
  | 'aboutName'
  | 'place'
  | 'mediaIds'
  | 'mode'
  | 'reporterAccountId'
  | 'reporterPersonId'
  | 'reporterName'
  | 'reporterAlias'
  | 'handledByDivision'
  | 'handledBy'
  | 'submittedAt'
> &
  Partial<
    Pick<
      Report,
      | 'sealedAt'
      | 'excludedPersonIds'
      | 'parentId'
      | 'alsoAccusedIds'
      | 'routing'
      | 'assigneeAccountId'
      | 'assigneePersonId'
      | 'held'
    >
  >;

/** In how many days it is to be accepted, and answered from then: by its rule when that is quicker, never slower than the law. */
export const withinOf = ({ routing }: Pick<Report, 'routing'>): { acceptDays: number; answerDays: number } => ({
  acceptDays: Math.min(DAYS_TO_ACCEPT, routing?.acceptDays ?? DAYS_TO_ACCEPT),
  answerDays: Math.min(DAYS_TO_ANSWER, routing?.answerDays ?? DAYS_TO_ANSWER),
});

/** A report as it is when it comes in. */
export const newReport = (given: Given): Report => ({
  ...given,
  excludedPersonIds: [
    ...new Set([...(given.accusedPersonId ? [given.accusedPersonId] : []), ...(given.excludedPersonIds ?? [])]),
  ],
  referenceNo: referenceNoOf(given.reportId, given.submittedAt),
  state: INITIAL_STATE,
  acceptBy: endOfPeriod(given.submittedAt, withinOf(given).acceptDays),
  answerBy: endOfPeriod(given.submittedAt, withinOf(given).acceptDays + withinOf(given).answerDays),
  pastDivisions: [],
  mergedIds: [],
  splitIds: [],
  version: 1,
});

/** Who stands behind a report, as far as the report knows: a person, an account of before persons were kept, an alias, or nobody. */
export const senderOf = ({
  reporterPersonId,
  reporterAccountId,
  reporterAlias,
}: Pick<Report, 'reporterPersonId' | 'reporterAccountId' | 'reporterAlias'>): string | undefined =>
  reporterPersonId ?? reporterAccountId ?? reporterAlias;

/** The report under which its reporter's name is sealed: its own, or the one it was split from. */
export const sealedUnder = ({ identityId, reportId }: Pick<Report, 'identityId' | 'reportId'>): string =>
  identityId ?? reportId;

/** A second matter that a report spoke of, made a report of its own: the same sender and office, and the clock of the first. */
export const splitFrom = (
  report: Report,
  { reportId, category, description }: Pick<Report, 'reportId' | 'category' | 'description'>,
): Report => ({
  ...report,
  reportId,
  referenceNo: referenceNoOf(reportId, report.submittedAt),
  category,
  description,
  elsewhere: undefined,
  mediaIds: [],
  parentId: report.reportId,
  ...(report.mode === 'confidential' && { identityId: sealedUnder(report) }),
  mergedIds: [],
  splitIds: [],
  assigneeAccountId: undefined,
  assigneePersonId: undefined,
  awaiting: undefined,
  statementIds: undefined,
  sealedAt: undefined,
  proof: undefined,
  version: 1,
});
