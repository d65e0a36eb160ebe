import { type DecisionDetail, startDecision } from '@shared/affairs/decisions';
import { dayInChina } from '@shared/time';
import { villageNamed } from '../../identity/division-store';
import { auditRow } from '../../platform/audit';
import { newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { refuseUnfit } from '../../platform/fit-words';
import { authorOf } from '../notices/notice';
import { nextRecord, withRecord, wordsOf } from './decision';
import { declaredOrgan, decisionOf, organOf, putDecision, putRecord } from './decision-store';

export const startDecisionHandler = handle(startDecision)(async (
  { params: { villageCode }, body: { kind, title, amountFen, record }, caller },
  { at, once, requestId },
) => {
  const act = async (): Promise<DecisionDetail> => {
    const { shortName } = await villageNamed(villageCode);
    const author = authorOf(caller, villageCode, shortName);
    const signed = { recordId: newId(at), author, recordedAt: at };
    const first = nextRecord([], record, signed, dayInChina(at), { kind, title });
    await refuseUnfit(caller.openid, [title, wordsOf(record)]);
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
    await transact(
      putDecision(decision),
      putRecord(decisionId, first),
      auditRow({ subject: `decision#${decisionId}`, action: startDecision.id, at, actor: caller.accountId, requestId }),
      markDone(once, decisionId, at),
    );
    const { organ } = declaredOrgan(await organOf(villageCode));
    return { ...decision, ...(organ && { organ }), records: [first] };
  };
  return doOnce(once, {
    done: async (decisionId) => (await decisionOf(villageCode, decisionId, { consistent: true }))!,
    act,
  });
});
