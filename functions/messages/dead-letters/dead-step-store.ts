import { LetterReason } from '@shared/messages/dead-letters';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type InputItem, item, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { epochSeconds } from '../../platform/clock';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { transact, type WriteItem } from '../../platform/transact';
import { countLetter } from './count-store';
import type { DeadStep } from './dead-step';

const FAILED = 'DEADSTEPS';
const DAYS_KEPT = 30;

export const DeadStepEntity = new Entity({
  name: 'DeadStep',
  table: CivicTable,
  schema: item({
    letterId: string().key(),
    consumer: string(),
    rowPk: string().optional(),
    rowSk: string().optional(),
    reason: string().enum(...LetterReason.options),
    state: string().enum('dead', 'again', 'dropped'),
    attempts: number(),
    failedAt: string(),
    version: number(),
    ttl: number().optional(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ letterId }) => ({ pk: `DEADSTEP#${letterId}`, sk: 'DEADSTEP' }),
  answers: 'Which changes did a consumer of the stream give up, newest first (gsi1)',
});

/** What a row has besides the step: read with it, and made anew with each write. */
const PLACE = { gsi1pk: undefined, gsi1sk: undefined, ttl: undefined };

/** A step as its row. The seed writes through it too. */
export function deadStepRow(step: DeadStep): InputItem<typeof DeadStepEntity> {
  const { letterId, state, failedAt } = step;
  const row = { ...step, ...PLACE };
  if (state === 'dead') return { ...row, gsi1pk: FAILED, gsi1sk: `${failedAt}#${letterId}` };
  return { ...row, ttl: epochSeconds(failedAt) + DAYS_KEPT * 86_400 };
}

/** Read strongly consistent. */
export const deadStepById = (letterId: string): Promise<DeadStep | undefined> => readRow(DeadStepEntity, { letterId });

/** @throws ConditionsFailed when it changed meanwhile, or is there already when it should be new. */
export const saveDeadStep = (next: DeadStep, previous: DeadStep | undefined, ...more: WriteItem[]): Promise<void> =>
  transact(
    putRow(DeadStepEntity, deadStepRow(next), unlessChanged(previous?.version)),
    ...countLetter('steps', previous?.state === 'dead', next.state === 'dead'),
    ...more,
  );

export const deadSteps = (query: PageQuery): Promise<Page<DeadStep>> =>
  queryPage(DeadStepEntity, { partition: FAILED, index: 'gsi1', newestFirst: true }, query);
