import { listDebts } from '@shared/accounts/debts';
import { handle } from '../../platform/serve';
import { debtOn } from './debt';
import { debtsOf } from './debt-store';
import { todayOf } from './recording';

export const listDebtsHandler = handle(listDebts)(async ({ params: { villageCode, side }, query }, context) => {
  const { items, next } = await debtsOf(villageCode, side, query);
  return { items: items.map((debt) => debtOn(debt, todayOf(context))), next };
});
