import { registerDebt, SIDE_OF } from '@shared/accounts/debts';
import { AppError } from '@shared/errors';
import { handle } from '../../platform/serve';
import { refuseCashier } from '../desk/refuse-cashier';
import { debtOn } from './debt';
import { debtOf } from './debt-store';
import { namedParty } from '../parties/known-parties';
import { fieldsWithoutNames, namesBeside } from '../parties/names-beside';
import { newDebt } from './new-rows';
import { recordOnce, todayOf, voucherNamed } from './recording';
import { refuse, refuseFuture } from './refuse';

export const registerDebtHandler = handle(registerDebt)(async ({ params, body, caller }, context) => {
  const { villageCode } = params;
  const show = async (debtId: string) => {
    const debt = await debtOf({ villageCode, side: SIDE_OF[body.kind], debtId });
    if (!debt) throw new AppError('notFound');
    return debtOn(debt, todayOf(context));
  };
  return recordOnce({ villageCode, action: 'registerDebt', caller }, context, show, async () => {
    await refuseCashier(caller, villageCode, context.at);
    refuseFuture('arisenOn', body.arisenOn, todayOf(context));
    if (body.dueOn && body.dueOn < body.arisenOn) refuse('dueOn', '到期不能早于欠款那天');
    const { voucher: named, ...given } = body;
    const voucher = await voucherNamed(villageCode, named);
    const party = await namedParty(villageCode, given.counterparty, given.counterpartyKind);
    const draft = fieldsWithoutNames(given, ['what', 'interest', 'note'], namesBeside(party, given.counterparty));
    const known = { counterpartyKind: party.kind, counterpartyKey: party.key };
    const change = newDebt({ ...draft, ...known, villageCode, ...(voucher && { voucher }) }, context.once.key);
    const [row] = change.rows;
    const { what, interest, note } = draft;
    return {
      id: row?.register === 'debt' ? row.after.debtId : '',
      change,
      words: [what, interest, note, party.shown],
    };
  });
});
