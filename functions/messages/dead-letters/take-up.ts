import type { LetterKind } from '@shared/messages/dead-letters';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { ConditionsFailed } from '../../platform/transact';
import { LETTERS } from './letters';

interface TakingUp {
  letterKind: LetterKind;
  letterId: string;
  /** As the admin saw it. */
  version: number;
  act: 'retry' | 'drop';
  action: string;
  actor: string;
  requestId: string;
}

/** Sends one again, or lets it be; audited. @throws AppError `notFound`, `version.stale` */
export async function takeUp(taking: TakingUp, at: string): Promise<void> {
  const { letterKind, letterId, version, act, action, actor, requestId } = taking;
  const letters = LETTERS[letterKind];
  const letter = await letters.find(letterId);
  if (!letter) throw new AppError('notFound');
  if (letter.version !== version) throw new AppError('version.stale');
  if (act === 'retry' && !letter.canRetry) throw new AppError('notFound');
  const note = `${letter.through} ${letter.reason}`;
  try {
    await letters.act(
      letterId,
      act,
      at,
      auditRow({ subject: `deadLetter#${letterId}`, action, at, actor, role: 'admin', requestId, note }),
    );
  } catch (error) {
    if (error instanceof ConditionsFailed) throw new AppError('version.stale');
    throw error;
  }
}
