import { type DecisionDetail, startDecision } from '@shared/decisions';
import { dayInChina } from '@shared/time';
import { villageNamed } from '../../identity/division-store';
import { auditRow } from '../../platform/audit';
import { newId } from '../../platform/id';
import { findDone, markDone, type Once } from '../../platform/once';
import { handle } from '../../platform/serve';
import { ConditionsFailed, transact } from '../../platform/transact';
import { refuseUnchecked } from '../check-words';
import { authorOf } from '../notices/notice';
import { nextRecord, withRecord, wordsOf } from './decision';
import { decisionOf, putDecision, putRecord } from './decision-store';

export const startDecisionHandler = handle(startDecision)(async (
  { params: { villageCode }, body: { kind, title, amountFen, record }, caller },
  { at, once, requestId },
) => {
  const before = await startedBefore(villageCode, once);
  if (before) return before;
  const { shortName } = await villageNamed(villageCode);
  const author = authorOf(caller, villageCode, shortName);
  const first = nextRecord([], record, { recordId: newId(at), author, recordedAt: at }, dayInChina(at));
  await refuseUnchecked(caller.openid, `${title}\n${wordsOf(record)}`);
  const decisionId = newId(at);
  const decision = withRecord(
    {
      decisionId,
      villageCode,
      villageName: shortName,
      kind,
      title,
      ...(amountFen && { amountFen }),
      startedOn: record.heldOn,
      updatedAt: at,
      version: 1,
    },
    [first],
    at,
  );
  try {
    await transact(
      putDecision(decision),
      putRecord(decisionId, first),
      auditRow({ subject: `decision#${decisionId}`, action: startDecision.id, at, actor: caller.accountId, requestId }),
      markDone(once, decisionId, at),
    );
  } catch (error) {
    const started = error instanceof ConditionsFailed ? await startedBefore(villageCode, once) : undefined;
    if (!started) throw error;
    return started;
  }
  return { ...decision, records: [first] };
});

async function startedBefore(villageCode: string, once: Once): Promise<DecisionDetail | undefined> {
  const decisionId = await findDone(once);
  return decisionId ? decisionOf(villageCode, decisionId, { consistent: true }) : undefined;
}
