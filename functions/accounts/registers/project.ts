import { AppError } from '@shared/errors';
import { MAX_PAYMENTS, MAX_PROGRESS, type Project, type ProjectCard, ProjectStage } from '@shared/accounts/projects';
import type { VoucherRef } from '@shared/accounts/registers';
import { refuse, refuseFuture } from './refuse';
import { daysBetween } from './rent';
import type { ProjectRow } from './rows';
import { paidFor } from './sums';

/** Who builds, as `withoutShown` asks for them. */
export const builderOf = ({ villageCode, contractor, contractorKey }: ProjectRow) => ({
  ...{ villageCode, shown: contractor, key: contractorKey },
});

const placeOf = (stage: ProjectStage): number => ProjectStage.options.indexOf(stage);

/** One BatchGetItem opens them. */
const MAX_PICTURES = 90;

export type Step = ProjectRow['progress'][number];
export type Awarded = Pick<ProjectRow, 'tender' | 'contractor' | 'contractorKey' | 'contractFen' | 'finishesOn'>;

const given = <T extends object>(parts: T): Partial<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== '')) as Partial<T>;

/**
 * A project one step further. `underway` may come several times, every other stage once.
 * @throws AppError `registers.stageBack` when the stage or the day lies before the last step, `registers.tooMuch` when the
 * contract is for less than was paid, `request.malformed`.
 */
export function withProgress(project: ProjectRow, step: Step, awarded: Awarded, today: string): ProjectRow {
  refuseFuture('on', step.on, today);
  const last = project.progress.at(-1)!;
  const further = placeOf(step.stage) - placeOf(last.stage);
  if (further < 0 || (further === 0 && step.stage !== 'underway') || step.on < last.on)
    throw new AppError('registers.stageBack');
  if (project.progress.length >= MAX_PROGRESS) refuse('stage', '进度记录太多了');
  const pictures = [...project.progress, step].reduce((count, { mediaIds }) => count + mediaIds.length, 0);
  if (pictures > MAX_PICTURES) refuse('mediaIds', '这个工程的照片太多了');
  if (awarded.contractFen !== undefined && awarded.contractFen < paidFor(project))
    throw new AppError('registers.tooMuch');
  return {
    ...project,
    ...given(awarded),
    ...(step.stage === 'started' && { startsOn: step.on }),
    progress: [...project.progress, step],
    version: project.version + 1,
  };
}

/**
 * A payment: all of them together are never more than the contract, nor, where there is none, than the budget.
 * @throws AppError `registers.tooMuch`, `request.malformed`.
 */
export function withPayment(
  project: ProjectRow,
  payment: { paidOn: string; amountFen: number; what: string; voucher?: VoucherRef | undefined },
  today: string,
): ProjectRow {
  refuseFuture('paidOn', payment.paidOn, today);
  if (payment.paidOn < project.progress[0]!.on) refuse('paidOn', '不能早于定下来那天');
  if (paidFor(project) + payment.amountFen > (project.contractFen ?? project.budgetFen))
    throw new AppError('registers.tooMuch');
  if (project.payments.length >= MAX_PAYMENTS) refuse('paidOn', '付款次数太多了');
  return { ...project, payments: [...project.payments, payment], version: project.version + 1 };
}

/** A project of the list, as it stands on a day. */
export function projectOn(project: ProjectRow, today: string): Project {
  const { projectId, name, budgetFen, contractFen, contractor, startsOn, finishesOn } = project;
  const stage = project.progress.at(-1)!.stage;
  const done = placeOf(stage) >= placeOf('finished');
  return {
    projectId,
    name,
    budgetFen,
    ...(contractFen !== undefined && { contractFen }),
    paidFen: paidFor(project),
    ...(contractor && { contractor }),
    stage,
    ...(startsOn && { startsOn }),
    ...(finishesOn && { finishesOn }),
    lateDays: finishesOn && !done ? Math.max(0, daysBetween(finishesOn, today)) : 0,
  };
}

/** The whole project on a day, without its village's name and the pictures of its progress. */
export function projectCard(project: ProjectRow, today: string): Omit<ProjectCard, 'villageName' | 'progress'> {
  const { villageCode, version, what, sources, tender, decidedBy, decisionId } = project;
  return {
    ...projectOn(project, today),
    villageCode,
    version,
    sources,
    payments: [...project.payments].sort((a, b) => b.paidOn.localeCompare(a.paidOn)),
    ...(what && { what }),
    ...(tender && { tender }),
    ...(decidedBy && { decidedBy }),
    ...(decisionId && { decisionId }),
  };
}
