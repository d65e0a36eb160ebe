import type { MessageKind } from '@shared/messages/messages';
import { levelOf } from '@shared/divisions';
import type { RefusalGround, ReportCommand, ReportState, ReportStep } from '@shared/reports/reports';
import { deciderMark } from '../platform/sealed';
import { afterPause, endOfPeriod } from './deadlines/calendar';
import { divisionAbove, officesFor, type Part } from './sight/parts';
import {
  DAYS_FOR_MATERIAL,
  DAYS_TO_ACCEPT,
  DAYS_TO_ANSWER,
  DAYS_TO_REOPEN,
  INITIAL_STATE,
  isOpen,
  MOST_MERGED,
  type Report,
  type ReportEvent,
  route,
  withinOf,
} from './report';

export interface Transition {
  readonly from: readonly ReportState[];
  /** `same`: it stays where it is. `before`: where it stood when material was asked for. */
  readonly to: ReportState | 'same' | 'before';
  readonly by: readonly Part[];
  readonly step: ReportStep;
}

const WORKED: readonly ReportState[] = ['submitted', 'accepted', 'returned'];
/** Where the office has said what it had to say. */
export const JUDGED: readonly ReportState[] = ['answered', 'closed', 'refused'];

/** The life of a report. The database condition of each command is read from here, and `docs/report-states.md` is drawn from it. */
export const TRANSITIONS = {
  accept: { from: ['submitted'], to: 'accepted', by: ['handler'], step: 'accepted' },
  refuse: { from: ['submitted'], to: 'refused', by: ['handler'], step: 'refused' },
  assign: { from: WORKED, to: 'same', by: ['handler'], step: 'assigned' },
  transfer: { from: WORKED, to: 'submitted', by: ['handler', 'regulator'], step: 'transferred' },
  recuse: { from: WORKED, to: 'submitted', by: ['handler'], step: 'recused' },
  askMaterial: { from: WORKED, to: 'awaiting', by: ['handler'], step: 'materialAsked' },
  extend: { from: ['accepted', 'returned'], to: 'same', by: ['handler'], step: 'extended' },
  merge: { from: ['submitted', 'accepted'], to: 'merged', by: ['handler'], step: 'merged' },
  split: { from: WORKED, to: 'same', by: ['handler'], step: 'split' },
  // Whoever asked for material may find it in a letter, or elsewhere: what can be answered need not wait.
  answer: { from: [...WORKED, 'awaiting'], to: 'answered', by: ['handler'], step: 'answered' },
  supply: { from: ['awaiting'], to: 'before', by: ['reporter'], step: 'materialSupplied' },
  resume: { from: ['awaiting'], to: 'before', by: ['handler'], step: 'materialWaived' },
  rate: { from: ['answered'], to: 'closed', by: ['reporter'], step: 'rated' },
  reopen: { from: JUDGED, to: 'submitted', by: ['reporter'], step: 'reopened' },
  withdraw: { from: [...WORKED, 'awaiting', 'merged'], to: 'withdrawn', by: ['reporter'], step: 'withdrawn' },
  return: { from: JUDGED, to: 'returned', by: ['regulator'], step: 'returned' },
  supervise: { from: [...WORKED, 'awaiting'], to: 'same', by: ['regulator', 'above'], step: 'supervised' },
  askStatement: { from: WORKED, to: 'same', by: ['handler'], step: 'statementAsked' },
  release: { from: ['submitted'], to: 'same', by: ['handler'], step: 'released' },
  setAside: { from: ['submitted'], to: 'refused', by: ['handler'], step: 'setAside' },
} as const satisfies Record<ReportCommand, Transition>;

/** What each step tells to whom. A rating tells nobody: it is read on the report. */
export const TELLS: Record<
  ReportStep,
  { reporter?: MessageKind; handlers?: MessageKind; above?: MessageKind; custodians?: MessageKind }
> = {
  submitted: { handlers: 'workArrived' },
  routed: {},
  // Whoever sorts a pile has it before them.
  released: {},
  setAside: { reporter: 'reportRefused' },
  rerouted: { reporter: 'reportMoved', handlers: 'workArrived' },
  accepted: { reporter: 'reportAccepted' },
  refused: { reporter: 'reportRefused' },
  assigned: {},
  transferred: { reporter: 'reportMoved', handlers: 'workArrived' },
  recused: { reporter: 'reportMoved', handlers: 'workArrived' },
  materialAsked: { reporter: 'materialAsked' },
  materialSupplied: { handlers: 'workSupplied' },
  materialLapsed: { reporter: 'materialLapsed', handlers: 'workSupplied' },
  materialWaived: { reporter: 'reportMoved' },
  extended: { reporter: 'reportExtended' },
  merged: { reporter: 'reportMoved' },
  split: { reporter: 'reportMoved' },
  answered: { reporter: 'reportAnswered' },
  rated: {},
  reopened: { handlers: 'workArrived' },
  withdrawn: { handlers: 'workWithdrawn' },
  returned: { reporter: 'reportReturned', handlers: 'workReturned' },
  supervised: { reporter: 'reportSupervised', handlers: 'workSupervised' },
  escalated: { handlers: 'workLate', above: 'workLate' },
  statementAsked: {},
  statementGiven: { handlers: 'statementGiven' },
  identityWanted: { reporter: 'identityWanted', custodians: 'custodyArrived' },
  identityAsked: { reporter: 'identityWanted', custodians: 'custodyArrived' },
  identityConsented: { reporter: 'identityDecided', custodians: 'custodyDecided' },
  identityRefused: { reporter: 'identityDecided', custodians: 'custodyDecided' },
  identityOpened: { reporter: 'identityOpened' },
};

/**
 * The same by how the report stands: an office that gets what was decided has nothing to do about it, and of what was withdrawn nobody
 * waits for news.
 */
export function tellsOf(step: ReportStep, state: ReportState): (typeof TELLS)[ReportStep] {
  if (step !== 'rerouted' || isOpen(state)) return TELLS[step];
  const { reporter } = TELLS.rerouted;
  return state === 'withdrawn' || !reporter ? {} : { reporter };
}

/** What a step tells the reporters of what was merged into it, beside the events of their own (the answer, a move). */
export const TELLS_MERGED: Partial<Record<ReportStep, MessageKind>> = {
  accepted: 'reportAccepted',
  extended: 'reportExtended',
  supervised: 'reportSupervised',
};

/** Asked again and again, someone learns from the asking. */
const MOST_STATEMENTS = 6;

const COMMANDS = Object.keys(TRANSITIONS) as ReportCommand[];

/** What a state alone does not say: once only, in time, and to someone. */
const ALSO: Partial<Record<ReportCommand, (report: Report, at: string) => boolean>> = {
  extend: ({ extendedDays }) => extendedDays === undefined,
  reopen: (report, at) =>
    at <= reopenBy(report) && divisionAbove(report.judgedByDivision ?? report.handledByDivision) !== undefined,
  // With others merged into it, it is answered: each of their reporters is owed that.
  refuse: ({ mergedIds }) => mergedIds.length === 0,
  transfer: (report) => officesFor(report).length > 0,
  recuse: ({ handledByDivision }) => divisionAbove(handledByDivision) !== undefined,
  merge: ({ mergedIds, splitIds }) => mergedIds.length === 0 && splitIds.length === 0,
  split: ({ splitIds }) => splitIds.length < MOST_MERGED,
  askStatement: ({ accusedPersonId, alsoAccusedIds = [], handledByDivision, statementIds = [] }) =>
    (accusedPersonId ?? alsoAccusedIds[0]) !== undefined &&
    levelOf(handledByDivision) !== 'village' &&
    statementIds.length < MOST_STATEMENTS,
};

/** Until when a reporter may go to the level above. */
export const reopenBy = ({ answer, refusal }: Pick<Report, 'answer' | 'refusal'>): string =>
  endOfPeriod(answer?.answeredAt ?? refusal?.refusedAt ?? '1970-01-01T00:00:00.000Z', DAYS_TO_REOPEN);

/** What may be done to a report in the pile of a flood: it is sorted first. Whoever is too near to it can still step aside. */
const WHILE_HELD: readonly ReportCommand[] = [
  'release',
  'setAside',
  'transfer',
  'recuse',
  'supervise',
  'withdraw',
  'reopen',
  'return',
];
const SORTING: readonly ReportCommand[] = ['release', 'setAside'];
const isItsTime = (command: ReportCommand, { held }: Report): boolean =>
  held ? WHILE_HELD.includes(command) : !SORTING.includes(command);

/** What one with these parts can do to it at an instant. */
export const mayDo = (parts: readonly Part[], report: Report, at: string): ReportCommand[] =>
  COMMANDS.filter((command) => {
    const { from, by }: Transition = TRANSITIONS[command];
    return (
      by.some((part) => parts.includes(part)) &&
      from.includes(report.state) &&
      isItsTime(command, report) &&
      (ALSO[command]?.(report, at) ?? true)
    );
  });

/** An office that takes a report over. */
export interface Office {
  division: string;
  name: string;
}

/** What a command brings with it. */
export type Step =
  | { command: 'accept' }
  | { command: 'refuse'; ground: RefusalGround; text: string; byPersonId?: string | undefined }
  | { command: 'assign'; assigneeAccountId: string; assigneePersonId?: string | undefined }
  | { command: 'transfer'; to: Office; reason: string }
  | { command: 'recuse'; to: Office; personId: string; reason: string }
  | { command: 'askMaterial'; text: string }
  | { command: 'extend'; days: number; reason: string }
  | { command: 'merge'; parentId: string; parentNo: string; hiddenFrom?: HiddenFrom }
  | { command: 'split'; childId: string; childNo: string; words?: string }
  | { command: 'answer'; text: string; mediaIds: string[]; byPersonId?: string | undefined }
  | { command: 'supply'; text: string; mediaIds: string[] }
  /** `cameAt`: what was asked for came in a letter; until then the office waited, and no longer. */
  | { command: 'resume'; reason: string; cameAt?: string | undefined }
  | { command: 'rate'; stars: number; comment?: string | undefined }
  | { command: 'reopen'; to: Office; reason: string }
  | { command: 'withdraw'; reason?: string | undefined }
  | { command: 'return'; reason: string }
  | { command: 'supervise'; text: string }
  | { command: 'askStatement'; statementId: string; text: string }
  | { command: 'release' }
  | { command: 'setAside'; text: string; byPersonId?: string | undefined };

function stateAfter({ state, awaiting }: Report, command: ReportCommand): ReportState {
  const { to }: Transition = TRANSITIONS[command];
  if (to === 'same') return state;
  return to === 'before' ? (awaiting?.state ?? 'accepted') : to;
}

/** To another office, which has not decided anything yet and has nobody on it; the law's clock runs on. */
const handedTo = (moved: Report, { division, name }: Office): Report => ({
  ...moved,
  state: INITIAL_STATE,
  handledByDivision: division,
  handledBy: name,
  // What was decided below may be reopened by the very office that has it since.
  pastDivisions: [...new Set([...moved.pastDivisions, moved.handledByDivision])].filter((past) => past !== division),
  judgedByDivision: undefined,
  assigneeAccountId: undefined,
  assigneePersonId: undefined,
});

/** From whom a report is hidden: those for whom it does not exist, and the offices beneath a division. */
export interface HiddenFrom {
  excludedPersonIds: readonly string[];
  floor: string;
}

export const hiddenFromOf = ({ excludedPersonIds, routing, aboutKind, villageCode }: Report): HiddenFrom => ({
  excludedPersonIds,
  floor: routing?.floor ?? route(aboutKind, villageCode),
});

/** The same report, hidden from more: nobody gets sight of it by this, and one who loses it no longer handles it. */
export function hide(report: Report, from: HiddenFrom | undefined): Report {
  if (!from) return report;
  const { excludedPersonIds, floor } = from;
  const before = hiddenFromOf(report);
  const { acceptDays, answerDays } = withinOf(report);
  const excluded = [...new Set([...report.excludedPersonIds, ...excludedPersonIds])];
  return {
    ...report,
    excludedPersonIds: excluded,
    ...(floor.length < before.floor.length && {
      routing: { line: '', acceptDays, answerDays, ...report.routing, floor },
    }),
    ...(report.assigneePersonId !== undefined &&
      excluded.includes(report.assigneePersonId) && { assigneeAccountId: undefined, assigneePersonId: undefined }),
  };
}

/**
 * To an office above, because of whom later words name. What is open begins anew there; handled with another one, it stands by itself
 * from now on; what was decided stays decided.
 */
export function rerouted(report: Report, to: Office, at: string): Report {
  if (isOpen(report.state)) return handedTo(resumed(report, at), to);
  if (report.state === 'merged') return handedTo(standingAlone(report), to);
  const { state, handledByDivision, judgedByDivision = handledByDivision } = report;
  return { ...handedTo(report, to), state, judgedByDivision };
}

/** It waits no more: the time it waited is given back to the office. */
export function resumed(report: Report, at: string): Report {
  const { awaiting } = report;
  if (!awaiting) return report;
  // A deadline that was over when they asked stays over.
  const after = (deadline: string) => (awaiting.since > deadline ? deadline : afterPause(deadline, awaiting.since, at));
  return {
    ...report,
    state: awaiting.state,
    awaiting: undefined,
    acceptBy: after(report.acceptBy),
    answerBy: after(report.answerBy),
  };
}

const decidedBy = ({ mode, reportId }: Report, byPersonId: string | undefined) =>
  mode === 'confidential'
    ? { decidedByPersonId: undefined, decidedByMark: byPersonId && deciderMark(reportId, byPersonId) }
    : { decidedByPersonId: byPersonId };

/**
 * The report after a step. That the step may be taken is for `mayDo` and the database's condition to say.
 * @param kept what is kept of the instant, where that is less than the instant.
 */
export function afterStep(report: Report, step: Step, at: string, kept = at): Report {
  const to = stateAfter(report, step.command);
  const moved: Report = { ...report, state: to, version: report.version + 1, doneAt: isOpen(to) ? undefined : kept };
  switch (step.command) {
    case 'accept':
      return { ...moved, acceptedAt: at, answerBy: endOfPeriod(at, withinOf(report).answerDays) };
    case 'refuse':
      return {
        ...moved,
        refusal: { ground: step.ground, text: step.text, refusedAt: at },
        ...decidedBy(report, step.byPersonId),
      };
    case 'assign':
      return { ...moved, assigneeAccountId: step.assigneeAccountId, assigneePersonId: step.assigneePersonId };
    case 'transfer':
      return handedTo(moved, step.to);
    case 'recuse':
      return {
        ...handedTo(moved, step.to),
        excludedPersonIds: [...new Set([...moved.excludedPersonIds, step.personId])],
      };
    case 'askMaterial':
      return { ...moved, awaiting: { since: at, until: endOfPeriod(at, DAYS_FOR_MATERIAL), state: report.state } };
    case 'supply':
      return {
        ...resumed(moved, at),
        mediaIds: [...moved.mediaIds, ...step.mediaIds],
      };
    case 'resume':
      // Not needed after all, the time is not given back: an office could else lengthen its own by asking.
      return step.cameAt ? resumed(moved, step.cameAt) : { ...moved, awaiting: undefined };
    case 'extend':
      return { ...moved, extendedDays: step.days, answerBy: endOfPeriod(moved.answerBy, step.days) };
    case 'merge':
      return hide(
        { ...moved, parentId: step.parentId, assigneeAccountId: undefined, assigneePersonId: undefined },
        step.hiddenFrom,
      );
    case 'split':
      return { ...moved, splitIds: [...moved.splitIds, step.childId] };
    case 'answer':
      return {
        ...moved,
        // Answered without the material, it was not needed: an office could else lengthen its own time by asking.
        awaiting: undefined,
        answer: { text: step.text, answeredAt: at, mediaIds: step.mediaIds },
        ...decidedBy(report, step.byPersonId),
      };
    case 'rate':
      return { ...moved, rating: { stars: step.stars, ...(step.comment && { comment: step.comment }), ratedAt: kept } };
    case 'reopen':
      // The level above begins anew, with the whole time the law gives.
      return {
        ...handedTo(moved, step.to),
        // Who decided it has no part in looking at it anew, whatever office they hold by then.
        excludedPersonIds: [
          ...new Set([...moved.excludedPersonIds, ...(moved.decidedByPersonId ? [moved.decidedByPersonId] : [])]),
        ],
        decidedByPersonId: undefined,
        decidedByMark: undefined,
        excludedMarks: moved.decidedByMark
          ? [...(moved.excludedMarks ?? []), moved.decidedByMark]
          : moved.excludedMarks,
        rating: undefined,
        refusal: undefined,
        held: undefined,
        acceptedAt: undefined,
        extendedDays: undefined,
        acceptBy: endOfPeriod(at, DAYS_TO_ACCEPT),
        answerBy: endOfPeriod(at, DAYS_TO_ACCEPT + DAYS_TO_ANSWER),
      };
    case 'withdraw':
      return { ...moved, awaiting: undefined };
    case 'return':
      return { ...moved, rating: undefined, refusal: undefined, held: undefined, judgedByDivision: undefined };
    case 'supervise':
      return { ...moved, supervisedAt: at };
    case 'askStatement':
      return { ...moved, statementIds: [...(moved.statementIds ?? []), step.statementId] };
    case 'release':
      return { ...moved, held: undefined };
    case 'setAside':
      return {
        ...moved,
        refusal: { ground: 'noSubstance', text: step.text, refusedAt: at },
        ...decidedBy(report, step.byPersonId),
      };
  }
}

/** The line of a step in the timeline. */
export function eventOf(report: Report, step: Step, eventId: string, at: string, byOffice: string): ReportEvent {
  const { reportId, handledByDivision } = report;
  const event = { reportId, eventId, step: TRANSITIONS[step.command].step, at, byOffice, handledByDivision };
  const withMedia = (mediaIds: string[]) => (mediaIds.length > 0 ? { mediaIds } : {});
  switch (step.command) {
    case 'accept':
    case 'assign':
    case 'release':
      return event;
    case 'setAside':
      return { ...event, text: step.text, ground: 'noSubstance' };
    case 'refuse':
      return { ...event, text: step.text, ground: step.ground };
    case 'askMaterial':
    case 'supervise':
    case 'askStatement':
      return { ...event, text: step.text };
    case 'answer':
    case 'supply':
      return { ...event, text: step.text, ...withMedia(step.mediaIds) };
    case 'transfer':
    case 'recuse':
    case 'reopen':
      return { ...event, text: `转到${step.to.name}：${step.reason}` };
    case 'resume':
      return step.cameAt
        ? { ...event, step: 'materialSupplied', text: `材料在留言里：${step.reason}` }
        : { ...event, text: step.reason };
    case 'extend':
      return { ...event, text: `延长 ${step.days} 天：${step.reason}` };
    case 'merge':
      return { ...event, text: `和 ${step.parentNo} 一起办，办好一并答复` };
    case 'split':
      return { ...event, text: `另外立了一件 ${step.childNo}，分开办` };
    case 'rate':
      return {
        ...event,
        stars: step.stars,
        ...(step.comment && { text: step.comment }),
        ...(report.mode === 'named' && { raterPersonId: report.reporterPersonId }),
      };
    case 'withdraw':
      return step.reason ? { ...event, text: step.reason } : event;
    case 'return':
      return { ...event, text: step.reason };
  }
}

/** A parent that takes in another: from whom either is hidden, the answer to both is. */
export const takesIn = (parent: Report, childId: string, hiddenFrom?: HiddenFrom): Report => ({
  ...hide(parent, hiddenFrom),
  mergedIds: [...parent.mergedIds, childId],
  version: parent.version + 1,
});

/** One handled with a report that went to another office. */
export const movedAlong = (child: Report, to: Office, recusedId?: string): Report => ({
  ...handedTo({ ...child, version: child.version + 1 }, to),
  state: child.state,
  excludedPersonIds: [...new Set([...child.excludedPersonIds, ...(recusedId ? [recusedId] : [])])],
});

/** One that is handled with no other any more: it stands where it stood, on its own clock. */
export const standingAlone = (child: Report): Report => ({
  ...child,
  state: child.acceptedAt ? 'accepted' : INITIAL_STATE,
  parentId: undefined,
  doneAt: undefined,
});

/** The same of one whose parent was withdrawn. */
export const released = (child: Report): Report => ({ ...standingAlone(child), version: child.version + 1 });

/** Whether one office's reports can be handled together: the same office, both still open, and room. */
export const mayTakeIn = (parent: Report, child: Report): boolean =>
  parent.reportId !== child.reportId &&
  parent.handledByDivision === child.handledByDivision &&
  (parent.state === 'submitted' || parent.state === 'accepted') &&
  !parent.held &&
  parent.mergedIds.length < MOST_MERGED;
