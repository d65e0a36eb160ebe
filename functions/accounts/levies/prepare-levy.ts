import { prepareLevy } from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import { auditRow } from '../../platform/audit';
import { doOnce } from '../../platform/command';
import { newId } from '../../platform/id';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { handOf } from '../desk/signature';
import { refuse } from '../registers/refuse';
import { coveringDecision } from './covering-decision';
import { NO_SUMS } from './levy';
import { levyOf, putLevy } from './levy-store';
import { levyView } from './levy-view';

/** What is raised has no words of its own: a project is called as its decision is, water by its month. */
const titleOf = (decided: string, month: string | undefined): string =>
  month ? `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月水费` : decided;

export const prepareLevyHandler = handle(prepareLevy)(async (
  { params: { villageCode }, body, caller },
  { at, once, requestId },
) => {
  const { kind, decisionId, rateFen, month, dueOn } = body;
  const shown = async (levyId: string) => {
    const levy = await levyOf(villageCode, levyId);
    if (!levy) throw new AppError('notFound');
    return levyView(levy);
  };
  const act = async () => {
    if ((kind === 'water') !== (month !== undefined)) refuse('month', '水费要填是哪个月的，筹资不填');
    const prepared = handOf(caller, at);
    const raising = { villageCode, kind, decisionId, rateFen, dueOn, chargedFen: 0 };
    const { title } = await coveringDecision(raising);
    const levyId = newId(at);
    await transact(
      putLevy(
        {
          ...{ villageCode, levyId, kind, decisionId, rateFen, dueOn, prepared, ...NO_SUMS },
          ...{ title: titleOf(title, month), state: 'prepared', makers: [prepared.personId] },
        },
        undefined,
      ),
      auditRow({ subject: `levy#${levyId}`, action: prepareLevy.id, at, actor: caller.accountId, requestId }),
      markDone(once, levyId, at),
    );
    return shown(levyId);
  };
  return doOnce(once, { done: shown, act });
});
