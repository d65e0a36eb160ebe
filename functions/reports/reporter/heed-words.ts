import { cadreOf } from '../../identity/cadre-store';
import { idAt, idFollowing } from '../../platform/id';
import type { WriteItem } from '../../platform/transact';
import { fitOfficeAbove } from '../sight/above';
import { filesMergedInto, wentAlong } from '../merged';
import { handlersOf } from '../sight/holders';
import { officeOf } from '../sight/office';
import { divisionAbove } from '../sight/parts';
import type { Report, ReportEvent } from '../report';
import { type Companion, putEvent } from '../report-store';
import { type Conflicts, conflictsOf } from '../routing/conflicts';
import { type Handling, handlingOf } from '../routing/handling';
import { floorOf } from '../routing/route-report';
import { hide, hiddenFromOf, movedAlong, type Office, rerouted, type Step } from '../transitions';
import { accusedIn, putAccused } from '../work/pointer-store';

/** Words that came after a report did, and what is known of who wrote them. */
export interface LaterWords {
  text: string;
  /** Who wrote them, where an office did. Whoever says who they are accuses nobody. */
  writerId?: string | undefined;
  /** What a reporter may read of whom they named. */
  byReporter: boolean;
  /** What is kept of when: of a reporter whom nobody may know, the day (ADR 41). */
  at: string;
  /** The id of the last line of the timeline: what follows from the words stands after it. */
  after?: string | undefined;
}

/** What later words change: the report, and what is written with it. */
export interface Heeded {
  after: Report;
  writes: WriteItem[];
  companions: Companion[];
}

/**
 * The words that a step brings. Not those of an answer or a refusal: there an office says who did the work, and of what was found
 * about someone who was never named the level above is the judge, not the name.
 */
export function wordsOf(step: Step): string {
  switch (step.command) {
    case 'askMaterial':
    case 'supply':
    case 'supervise':
    case 'askStatement':
      return step.text;
    case 'transfer':
    case 'recuse':
    case 'resume':
    case 'extend':
    case 'reopen':
    case 'return':
      return step.reason;
    case 'withdraw':
      return step.reason ?? '';
    case 'rate':
      return step.comment ?? '';
    case 'split':
      return step.words ?? '';
    default:
      return '';
  }
}

/**
 * A report once somebody has been named in it later: hidden from them, their household and the offices beneath the law's floor as if
 * they had been named at first, by the very functions that take a report in, and taken to the office that would have had it. What is
 * handled with it goes along. Undefined where the words name nobody from whom it is not hidden already.
 * @param report as it is otherwise after the step that brings the words; its version is the caller's.
 * @param companions that the step moves anyway: they are given back as they are with it.
 */
export async function heedWords(
  report: Report,
  words: LaterWords,
  companions: readonly Companion[] = [],
): Promise<Heeded | undefined> {
  const { text, writerId, at } = words;
  if (text.trim() === '') return undefined;
  const { villageCode, category, description, place } = report;
  const named = await conflictsOf({ villageCode, about: { kind: 'village' }, description: text }, writerId);
  const floor = floorOf({ villageCode, category, ...named });
  const hiddenFrom = { excludedPersonIds: named.excludedPersonIds, floor };
  if (isHidden(report, hiddenFrom)) return undefined;
  const handling = await handlingOf(
    { villageCode, category, about: await aboutOf(report), description: `${description}\n${text}`, place },
    report,
    { excludedPersonIds: report.excludedPersonIds, writerId },
  );
  const hidden = accusing(hide(report, hiddenFrom), named, words.byReporter);
  const to = await nextOffice(hidden, handling);
  const after = to ? reroutedAs(hidden, to, handling, at) : hidden;
  return {
    after,
    writes: [
      ...(to ? [putEvent(lineOf(report, to, handling, words))] : []),
      ...accusedIn(after)
        .filter((personId) => !accusedIn(report).includes(personId))
        .map((personId) => putAccused(report, personId)),
    ],
    companions: await goingAlong(report, after, to, companions, at),
  };
}

const isHidden = (report: Report, { excludedPersonIds, floor }: ReturnType<typeof hiddenFromOf>): boolean =>
  excludedPersonIds.every((personId) => report.excludedPersonIds.includes(personId)) &&
  floor.length >= hiddenFromOf(report).floor.length;

/** Whom it was about at first: the chosen cadre while they are one. */
async function aboutOf({ villageCode, aboutKind, accusedPersonId }: Report) {
  const cadre = accusedPersonId === undefined ? undefined : await cadreOf(villageCode, accusedPersonId);
  if (cadre) return { kind: 'cadre' as const, cadreId: cadre.cadreId };
  return { kind: aboutKind === 'township' ? ('township' as const) : ('village' as const) };
}

/**
 * Whom it accuses besides. What its receipt says stays as it was sent; the names are added to what its reporter reads only where they
 * wrote them.
 */
function accusing(report: Report, { cadres }: Conflicts, byReporter: boolean): Report {
  const more = cadres.filter(({ cadreId }) => !accusedIn(report).includes(cadreId));
  if (more.length === 0) return report;
  const names = more.map(({ name, title }) => `${name}（${title}）`);
  return {
    ...report,
    alsoAccusedIds: [...(report.alsoAccusedIds ?? []), ...more.map(({ cadreId }) => cadreId)],
    ...(byReporter && { aboutName: [...(report.aboutName ? [report.aboutName] : []), ...names].join('、') }),
  };
}

/** Where it goes: never down, never back; undefined where it may stay with who has it. */
async function nextOffice(report: Report, { division, office }: Handling): Promise<Office | undefined> {
  let next: string | undefined = division;
  while (next && report.pastDivisions.includes(next)) next = divisionAbove(next);
  if (next && next.length < report.handledByDivision.length)
    return { division: next, name: next === division ? office : await officeOf(next) };
  return (await handlersOf(report)).length > 0 ? undefined : fitOfficeAbove(report);
}

function reroutedAs(report: Report, to: Office, handling: Handling, at: string): Report {
  const after = rerouted(report, to, at);
  const { line, division, assigneeAccountId, assigneePersonId } = handling;
  return {
    ...after,
    ...(after.routing && { routing: { ...after.routing, line } }),
    ...(to.division === division && assigneeAccountId && { assigneeAccountId, assigneePersonId }),
  };
}

/** In the name of the office that gets it, after the step that brought the words. */
const lineOf = (
  { reportId, handledByDivision }: Report,
  to: Office,
  { line }: Handling,
  { at, after }: LaterWords,
): ReportEvent => ({
  reportId,
  eventId: after ? idFollowing(after, at) : idAt(new Date(Date.parse(at) + 1).toISOString()),
  step: 'rerouted',
  at,
  byOffice: to.name,
  text: `转到${to.name}：${line}`,
  handledByDivision,
});

/** What is handled with it, or was just split from it, is hidden from the same people and goes to the same office. */
async function goingAlong(
  report: Report,
  after: Report,
  to: Office | undefined,
  companions: readonly Companion[],
  at: string,
): Promise<Companion[]> {
  const along = (one: Report): Report => {
    const hidden = hide(one, hiddenFromOf(after));
    if (!to || hidden.handledByDivision === to.division) return hidden;
    return one.state === 'merged' ? { ...movedAlong(hidden, to), version: one.version } : rerouted(hidden, to, at);
  };
  const moving = companions.map((one) => ({ ...one, after: along(one.after) }));
  const others = (await filesMergedInto(report)).filter(
    ({ report: { reportId } }) => !companions.some(({ after: { reportId: moved } }) => moved === reportId),
  );
  return [
    ...moving,
    ...others.map((file) => ({
      before: file.report,
      after: { ...along(file.report), version: file.report.version + 1 },
      event: to && wentAlong(file, to, at),
    })),
  ];
}
