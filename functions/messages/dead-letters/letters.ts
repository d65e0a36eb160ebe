import type { DeadLetter, LetterKind } from '@shared/messages/dead-letters';
import { AppError } from '@shared/errors';
import type { Page, PageQuery } from '@shared/page';
import { newId } from '../../platform/id';
import { putRedelivery } from '../../platform/redelivery';
import { ConditionsFailed, type WriteItem } from '../../platform/transact';
import { dropped, hasFailed, type Outgoing, retried } from '../outgoing/outgoing';
import { failedOutgoing, outgoingById, saveOutgoing } from '../outgoing/outgoing-store';
import { type DeadStep, movedTo } from './dead-step';
import { deadStepById, deadSteps, saveDeadStep } from './dead-step-store';

type Act = 'retry' | 'drop';

/** One of the two kinds of what did not get through, as the admin's page has it. */
interface Letters {
  list(query: PageQuery): Promise<Page<DeadLetter>>;
  /** Undefined when it is not there, or does not wait any more. */
  find(letterId: string): Promise<DeadLetter | undefined>;
  /** @throws ConditionsFailed when it was moved since it was read. */
  act(letterId: string, act: Act, at: string, audit: WriteItem): Promise<void>;
}

const viewOutgoing = ({
  outgoingId,
  channel,
  group,
  reason,
  attempts,
  endedAt,
  dueAt,
  version,
}: Outgoing): DeadLetter => ({
  letterId: outgoingId,
  reason: reason ?? 'lost',
  through: channel,
  group,
  attempts,
  failedAt: endedAt ?? dueAt,
  mayRepeat: reason === 'lost',
  canRetry: true,
  version,
});

const reminders: Letters = {
  list: async (query) => {
    const { items, ...rest } = await failedOutgoing(query);
    return { items: items.map(viewOutgoing), ...rest };
  },
  find: async (letterId) => {
    const outgoing = await outgoingById(letterId);
    return outgoing && hasFailed(outgoing) ? viewOutgoing(outgoing) : undefined;
  },
  act: async (letterId, act, at, audit) => {
    const outgoing = await outgoingById(letterId);
    if (!outgoing || !hasFailed(outgoing)) throw new ConditionsFailed([0]);
    await saveOutgoing([act === 'retry' ? retried(outgoing, at) : dropped(outgoing, at), outgoing], undefined, audit);
  },
};

const viewStep = ({ letterId, consumer, reason, attempts, failedAt, version }: DeadStep): DeadLetter => ({
  letterId,
  reason,
  through: consumer,
  attempts,
  failedAt,
  mayRepeat: false,
  canRetry: reason !== 'gone',
  version,
});

const steps: Letters = {
  list: async (query) => {
    const { items, ...rest } = await deadSteps(query);
    return { items: items.map(viewStep), ...rest };
  },
  find: async (letterId) => {
    const step = await deadStepById(letterId);
    return step?.state === 'dead' ? viewStep(step) : undefined;
  },
  act: async (letterId, act, at, audit) => {
    const step = await deadStepById(letterId);
    if (step?.state !== 'dead') throw new ConditionsFailed([0]);
    const { consumer, rowPk, rowSk } = step;
    if (act === 'drop') return saveDeadStep(movedTo(step, 'dropped'), step, audit);
    if (!rowPk || !rowSk) throw new AppError('notFound');
    const again = putRedelivery(newId(at), { consumer, rowPk, rowSk, letterId }, at);
    await saveDeadStep(movedTo(step, 'again'), step, again, audit);
  },
};

export const LETTERS: Record<LetterKind, Letters> = { reminders, steps };
