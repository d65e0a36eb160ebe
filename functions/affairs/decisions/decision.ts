import {
  type Decision,
  type DecisionDetail,
  type DecisionRecord,
  type DecisionStep,
  type Matter,
  outcomeOf,
  problemsOf,
  standingOf,
  standingRecords,
  DecisionStep as Steps,
  isPastResolution,
  type StepRecord,
} from '@shared/affairs/decisions';
import { AppError } from '@shared/errors';

type Records = readonly DecisionRecord[];

/** The day of the last step before `step` that counts, and of the first after it. */
function neighbours(records: Records, step: DecisionStep): { before?: string; after?: string } {
  const standing = standingRecords(records);
  const place = Steps.options.indexOf(step);
  const days = (steps: readonly DecisionStep[]) => steps.flatMap((each) => standing[each]?.heldOn ?? []);
  const before = days(Steps.options.slice(0, place)).at(-1);
  const after = days(Steps.options.slice(place + 1))[0];
  return { ...(before && { before }), ...(after && { after }) };
}

/** @throws AppError `request.malformed` with what is wrong, field by field */
function refuseProblems(record: StepRecord, records: Records, today: string, matter: Matter | undefined): void {
  const { before, after } = neighbours(records, record.step);
  const problems = problemsOf(record, { today, before, matter });
  if (after && record.heldOn > after) problems.push({ path: 'heldOn', message: '不能晚于下一步的日子' });
  if (problems.length > 0)
    throw new AppError(
      'request.malformed',
      problems.map(({ path, message }) => ({ path: `record.${path}`, message })),
    );
}

/** Whether a matter was resolved by its meeting, and stands so: what rests on it may begin. */
export const isResolved = (decision: Pick<DecisionDetail, 'records' | 'state' | 'step'>): boolean =>
  standingRecords(decision.records).resolution?.outcome === 'done' && isPastResolution(decision);

type Signed = Pick<DecisionRecord, 'recordId' | 'author' | 'recordedAt'>;

/**
 * The next step, as it is written down.
 * @throws AppError `decisions.outOfOrder` when it is not the next, `request.malformed`
 */
export function nextRecord(
  records: Records,
  record: StepRecord,
  signed: Signed,
  today: string,
  matter: Matter | undefined,
): DecisionRecord {
  if (standingOf(records).next !== record.step) throw new AppError('decisions.outOfOrder');
  refuseProblems(record, records, today, matter);
  return { ...record, ...signed, outcome: outcomeOf(record.step, record.vote) };
}

/**
 * A record in the place of an earlier one of the same step, which stays.
 * @throws AppError `decisions.outOfOrder` when that one does not count any more or is of another step, `request.malformed`
 */
export function correctingRecord(
  records: Records,
  { corrects, reason, record }: { corrects: string; reason: string; record: StepRecord },
  signed: Signed,
  today: string,
  matter: Matter | undefined,
): DecisionRecord {
  if (standingRecords(records)[record.step]?.recordId !== corrects) throw new AppError('decisions.outOfOrder');
  refuseProblems(record, records, today, matter);
  return { ...record, ...signed, outcome: outcomeOf(record.step, record.vote), corrects, reason };
}

/** The matter after a record more. */
export function withRecord<D extends Omit<Decision, 'state' | 'step' | 'next'> & { next?: DecisionStep | undefined }>(
  decision: D,
  records: Records,
  at: string,
): D & Pick<Decision, 'state' | 'step'> {
  const { next: _, ...rest } = decision;
  return { ...rest, ...standingOf(records), updatedAt: at } as D & Pick<Decision, 'state' | 'step'>;
}

/** All words of a record that become public. */
export const wordsOf = ({ place, text, objections = '' }: StepRecord): string => `${place}\n${text}\n${objections}`;
