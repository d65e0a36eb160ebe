import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import type { ReportView } from '@shared/reports/reports';
import { accountOwner, IMAGES_ONLY } from '../../media/media';
import { claimMedia } from '../../media/media-store';
import { idFollowing, newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import type { WriteItem } from '../../platform/transact';
import { keptInstant, sealedInstant } from '../anonymous/coarse';
import { heedWords, type LaterWords, wordsOf } from '../reporter/heed-words';
import { officeOf, REPORTER } from '../sight/office';
import { divisionAbove, type Part, partsIn, RECEIPT_HOLDER } from '../sight/parts';
import { readerOf } from '../sight/reader';
import type { Report, ReportEvent } from '../report';
import { type Companion, findReport, type ReportFile, saveStep } from '../report-store';
import { viewReport } from '../sight/report-view';
import { putReleased } from '../work/pointer-store';
import { afterStep, eventOf, mayDo, type Step, type Transition, TRANSITIONS } from '../transitions';

type Actor = Caller | typeof RECEIPT_HOLDER;

interface Taking {
  reportId: string;
  /** The version that the actor has seen. */
  version: number;
  actor: Actor;
  action: string;
  /** Whose the files are that the step brings, where that is not the actor's account. */
  owner?: string;
  /** What is written beside the report in the same transaction. */
  alsoWrites?: (report: Report) => WriteItem[];
}

/** A step that depends on how the report stands. @throws AppError where it does not fit. */
type StepOf = (report: Report) => Step | Promise<Step>;
/** Other reports that move with this one, in the same transaction: those merged into it, or one split from it. */
type CompanionsOf = (report: Report, step: Step, at: string) => Promise<Companion[]>;

const readingAs = async (actor: Actor) => (actor === RECEIPT_HOLDER ? RECEIPT_HOLDER : readerOf(actor));

type Opened = ReportFile & { parts: readonly Part[] };

/** A step that was taken: the report as they saw it before, and as the step left it where nothing else went with it. */
interface Taken {
  before: Opened;
  after?: ReportFile;
}

/** A report for one who may see it. @throws AppError `notFound`, whether there is none or it is not for them. */
export async function openReport(reportId: string, actor: Actor): Promise<Opened> {
  const [file, reader] = await Promise.all([findReport(reportId), readingAs(actor)]);
  const parts = file ? partsIn(file.report, reader) : [];
  if (!file || parts.length === 0) throw new AppError('notFound');
  return { ...file, parts };
}

/**
 * Takes a step on the version of a report that the actor has seen; once, however often it is sent. The report as it is then.
 * @throws AppError `notFound`, `auth.refused`, `reports.wrongState`, `media.*`; `version.stale` with the report as it is now.
 */
export async function takeStep(
  taking: Taking,
  step: Step | StepOf,
  context: Context,
  companionsOf?: CompanionsOf,
): Promise<ReportView> {
  const { before, after } = (await commitStep(taking, step, context, companionsOf)) ?? {};
  const file = after ?? (await findReport(taking.reportId));
  const parts = file ? partsIn(file.report, await readingAs(taking.actor)) : [];
  if (file && parts.length > 0) return viewReport(file, parts, context.at);
  // What they wrote took it out of their sight: they are shown what they knew, and can do nothing more about it.
  if (!before) throw new AppError('notFound');
  return { ...(await viewReport(before, before.parts, context.at)), mayDo: [] };
}

/** Who speaks in a step: a reporter's own name counts as it does at first, an office's writer says who they are. */
export const writerOf = (actor: Actor, by: Part): Pick<LaterWords, 'writerId' | 'byReporter'> =>
  by === 'reporter' || actor === RECEIPT_HOLDER
    ? { byReporter: true }
    : { byReporter: false, writerId: actor.person?.personId };

/**
 * The same, for a step after which the actor may not see the report any more. Undefined when it was done before they asked for it, and
 * nothing shows them now how it was.
 */
export async function commitStep(
  taking: Taking,
  given: Step | StepOf,
  { at, requestId, once }: Context,
  companionsOf: CompanionsOf = async () => [],
): Promise<Taken | undefined> {
  const { reportId, version, actor, action } = taking;
  let taken: Taken | undefined;
  const act = async (): Promise<Taken> => {
    const file = await openReport(reportId, actor);
    const { report, events, parts } = file;
    const step = typeof given === 'function' ? await given(report) : given;
    const { by: allowed }: Transition = TRANSITIONS[step.command];
    const by = allowed.find((part) => parts.includes(part));
    if (!by) throw new AppError('auth.refused');
    if (report.version !== version) throw new AppError('version.stale', await viewReport(file, parts, at));
    if (!mayDo(parts, report, at).includes(step.command)) throw new AppError('reports.wrongState');
    taken = { before: file };
    const kept = by === 'reporter' ? keptInstant(report, at) : at;
    const eventId = kept === at ? newId(at) : idFollowing(events.at(-1)!.eventId, kept);
    const event = {
      ...eventOf(report, step, eventId, kept, await officeTaking(by, report)),
      ...(kept !== at && sealedInstant(report, at, 'step', eventId)),
    };
    const hidden = hiddenActor(report, by);
    const stepped = afterStep(report, step, at, kept);
    const companions = await companionsOf(report, step, kept);
    const words = { text: wordsOf(step), ...writerOf(actor, by), at: kept, after: eventId };
    const heeded = await heedWords(stepped, words, companions);
    await saveStep(
      {
        command: step.command,
        report: heeded?.after ?? stepped,
        event,
        claims: [
          ...(await claimsOf(report, step, taking)),
          ...(taking.alsoWrites?.(report) ?? []),
          ...(heeded?.writes ?? []),
          ...(report.held && !stepped.held ? putReleased(heeded?.after ?? stepped) : []),
        ],
        companions: heeded?.companions ?? companions,
      },
      {
        audit: {
          action,
          at: kept,
          ...(actor === RECEIPT_HOLDER || hidden
            ? { actor: hidden ?? 'anonymous' }
            : { actor: actor.accountId, role: by, requestId }),
        },
        once,
      },
    );
    // What its words bring besides, and in which order it is told, the table says.
    return heeded ? taken : { ...taken, after: { report: stepped, events: inOrder([...events, event]) } };
  };
  const overtaken = async () => {
    const { parts, ...moved } = await openReport(reportId, actor);
    return new AppError('version.stale', await viewReport(moved, parts, at));
  };
  return doOnce<Taken | undefined>(once, { done: async () => taken, act, overtaken });
}

/** As the table has them. */
const inOrder = (events: readonly ReportEvent[]): ReportEvent[] =>
  [...events].sort((one, other) => (one.eventId < other.eventId ? -1 : 1));

const officeTaking = async (by: Part, { handledByDivision, villageCode }: Report): Promise<string> => {
  if (by === 'reporter') return REPORTER;
  if (by === 'above') return officeOf(divisionAbove(handledByDivision) ?? handledByDivision);
  return officeOf(by === 'handler' ? handledByDivision : districtOf(villageCode));
};

/** What the trail calls a reporter whom it may not name. */
const hiddenActor = ({ mode }: Report, by: Part): 'anonymous' | 'confidential' | undefined =>
  by === 'reporter' && mode !== 'named' ? mode : undefined;

/** An answer shows pictures, no video; material may be either. A confidential reporter's files belong to a draft, never to them. */
async function claimsOf({ mode }: Report, step: Step, { actor, reportId, owner }: Taking): Promise<WriteItem[]> {
  if (step.command !== 'answer' && step.command !== 'supply') return [];
  const mayBeTheirs = actor !== RECEIPT_HOLDER && (mode !== 'confidential' || step.command === 'answer');
  const whose = owner ?? (mayBeTheirs ? accountOwner(actor.accountId) : undefined);
  if (whose === undefined && step.mediaIds.length > 0) throw new AppError('notFound');
  if (whose === undefined) return [];
  return step.command === 'answer'
    ? claimMedia(step.mediaIds, whose, reportId, IMAGES_ONLY)
    : claimMedia(step.mediaIds, whose, reportId);
}
