import { type DecisionDetail, type DecisionRecord, STEP_RULES, type StepRecord } from '@shared/affairs/decisions';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { dayInChina } from '@shared/time';
import { auditRow } from '../../platform/audit';
import { newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { markDone, type Once } from '../../platform/once';
import type { Caller } from '../../platform/sessions';
import { transact } from '../../platform/transact';
import { refuseUnfit } from '../../platform/fit-words';
import { authorOf } from '../notices/notice';
import { withRecord, wordsOf } from './decision';
import { decisionOf, putDecision, putRecord } from './decision-store';

interface Addition {
  params: { villageCode: string; decisionId: string };
  version: number;
  record: StepRecord;
  action: string;
  /** Other public words than the record's own. */
  reason?: string;
  caller: Caller;
  context: { at: string; once: Once; requestId: string };
  write: (
    records: readonly DecisionRecord[],
    signed: Pick<DecisionRecord, 'recordId' | 'author' | 'recordedAt'>,
    today: string,
    matter: DecisionDetail,
  ) => DecisionRecord;
}

/**
 * Adds a record to a matter as it was read, once however often it is sent.
 * @throws AppError `notFound`, `auth.refused`; `version.stale` with the newer matter when another record came first.
 */
export async function addRecord(addition: Addition): Promise<DecisionDetail> {
  const { params, version, record, action, reason = '', caller, write } = addition;
  const { at, once, requestId } = addition.context;
  const { villageCode, decisionId } = params;
  const newest = async () => {
    const decision = await decisionOf(villageCode, decisionId, { consistent: true });
    if (!decision) throw new AppError('notFound');
    return decision;
  };
  const act = async () => {
    const previous = await newest();
    if (!holds(caller.grants, STEP_RULES[record.step].roles, villageCode)) throw new AppError('auth.refused');
    if (previous.version !== version) throw new AppError('version.stale', previous);

    const author = authorOf(caller, villageCode, previous.villageName);
    const added = write(previous.records, { recordId: newId(at), author, recordedAt: at }, dayInChina(at), previous);
    await refuseUnfit(caller.openid, [wordsOf(record), reason]);
    const records = [...previous.records, added];
    const { records: _, organ, ...decision } = withRecord({ ...previous, version: version + 1 }, records, at);
    await transact(
      putDecision(decision, previous),
      putRecord(decisionId, added),
      auditRow({
        subject: `decision#${decisionId}`,
        action,
        at,
        actor: caller.accountId,
        requestId,
        note: `${record.step} ${added.outcome}`,
      }),
      markDone(once, added.recordId, at),
    );
    return { ...decision, ...(organ && { organ }), records };
  };
  return doOnce(once, { done: newest, act, overtaken: async () => new AppError('version.stale', await newest()) });
}
