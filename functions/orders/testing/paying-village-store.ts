import { type OrderView, approveOrder, payOrder, saveOrder, submitOrder } from '@shared/orders/payment-orders';
import type { Post } from '@shared/orders/posts';
import type { AnyRoute } from '@shared/route';
import type { Role } from '@shared/roles';
import { dayInChina, daysAfter, yearOf } from '@shared/time';
import { townOf } from '@shared/divisions';
import { seedChart } from '../../../tests/support/chart';
import { callApi } from '../../../tests/support/api';
import { sentPicture } from '../../../tests/support/pictures';
import {
  bankAccountsOf,
  bankNumberHash,
  claimBankNumber,
  putBankAccounts,
} from '../../accounts/bank/bank-account-store';
import { openYear } from '../../accounts/open-year';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { transact } from '../../platform/transact';
import { freshDistrict, personNamed } from '../../reports/testing/people';
import { markOf, sealNumber, tailOf } from '../account-number';
import { putNewAccount } from '../funds-store';
import { orderOf, putOrder } from '../order-store';
import { putNewPayee } from '../payee-store';
import { putNewTerm } from '../../identity/post-store';
import { BY_CODE, plantCodes } from './signing';

interface Person {
  readonly name: string;
  readonly personId: string;
  readonly token: string;
}
export type Hands = Readonly<
  Record<'clerk' | 'villageHead' | 'supervisionHead' | 'agencyDirector' | 'chiefCashier', Person>
>;

let numbers = 0;

/** Rows of the village's own register: this number is its account, opened by two persons. */
export async function bankAccountRegistered(villageCode: string, number: string, ledgerCode = '102'): Promise<string> {
  const bankAccountId = newId();
  const before = await bankAccountsOf(villageCode);
  const numberHash = bankNumberHash(number);
  const hand = { accountId: 'A', personId: 'P', name: '赵强', at: now() };
  const account = {
    ...{ bankAccountId, bank: '农商银行', tail: tailOf(number), numberHash, purpose: 'general' as const, ledgerCode },
    ...{ openedOn: '2020-01-01', decidedBy: '村民代表会议', state: 'open' as const, proposed: hand, confirmed: hand },
  };
  await transact(
    putBankAccounts([...before.accounts, account], before),
    claimBankNumber({ numberHash, villageCode, bankAccountId }),
  );
  return bankAccountId;
}

/** Rows of an account with money on it. */
export async function accountWithMoney(villageCode: string): Promise<string> {
  const payingAccountId = newId();
  const account = {
    ...{ payingAccountId, villageCode, name: '股份经济合作联合社', tail: '2345', accountCode: '102' },
    ...(await sealNumber('88010120000012345', payingAccountId)),
    ...{ postedFen: 100_000_000, pendingFen: 0, atBankFen: 0, balanceAt: now(), version: 1 },
  };
  await transact(putNewAccount(account));
  return payingAccountId;
}

/** Rows of a payee whose name is checked and whose cooling period is over. */
export async function payeeReady(villageCode: string, personId?: string): Promise<string> {
  const payeeId = newId();
  const number = `8801012${String((numbers += 1)).padStart(10, '0')}`;
  const payee = {
    ...{ villageCode, payeeId, name: '王秀英', natural: true, tail: tailOf(number), mark: markOf(number) },
    ...(await sealNumber(number, payeeId)),
    ...(personId && { personId }),
    ...{ nameCheck: 'right' as const, registeredAt: now(), usableFrom: daysAfter(now(), -1), version: 1 },
  };
  await transact(...putNewPayee(payee));
  return payeeId;
}

/** The five posts of a small payment, held by these, who have a code to sign with. */
export async function holdPosts(villageCode: string, hands: Hands): Promise<void> {
  const terms = Object.entries(hands).map(([post, { personId, name }]) =>
    putNewTerm({
      ...{ division: villageCode, termId: newId(), post: post as Post, personId, personName: name },
      ...{ fromOn: '2020-01-01', version: 1 },
    }),
  );
  await transact(...terms);
  await plantCodes(...Object.values(hands).map(({ personId }) => personId));
}

/** A fresh district whose village has a book of this year, and its five posts filled. */
export async function payingVillage(villageCode: string, options: { streams?: true } = {}): Promise<Hands> {
  await freshDistrict(options);
  await seedChart();
  const year = yearOf(dayInChina(now()));
  await openYear({ villageCode, year, villageName: '牛角村', townName: '罗龙街道' }, 1_000_000, now(), 'import');
  const holder = async (name: string, role: Role, division: string) => {
    const { token, personId } = await personNamed(name, { role, division });
    return { token, personId, name };
  };
  const town = townOf(villageCode);
  const hands = {
    clerk: await holder('赵会', 'cadre', villageCode),
    villageHead: await holder('钱村', 'cadre', villageCode),
    supervisionHead: await holder('孙监', 'cadre', villageCode),
    agencyDirector: await holder('李主', 'township', town),
    chiefCashier: await holder('周出', 'township', town),
  };
  await holdPosts(villageCode, hands);
  return hands;
}

const ok = <B>({ status, body }: { status: number; body: B }): B => {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};

/** What a clerk sends for a new order. */
export const newContent = async (villageCode: string, { token }: Person, payeePersonId?: string) => ({
  payingAccountId: await accountWithMoney(villageCode),
  kind: 'service' as const,
  purpose: '公厕保洁',
  accountCode: '513',
  paperIds: [await sentPicture(token)],
  payments: [{ payeeId: await payeeReady(villageCode, payeePersonId), amountFen: 1_000 }],
});

/** The call of a step as the next one who may take it; what is signed is in `more`. */
export const stepOn = ({ orderId, villageCode, version, digest }: OrderView, { token }: Person, more: object = {}) => ({
  params: { villageCode, orderId },
  token,
  body: { version, ...(digest && { digest }), ...more },
});

/** An order that came as far as this. */
export async function orderIn(
  state: 'draft' | 'approving' | 'approved' | 'paying',
  villageCode: string,
  hands: Hands,
  payeePersonId?: string,
): Promise<OrderView> {
  const { clerk, villageHead, supervisionHead, agencyDirector, chiefCashier } = hands;
  const take = async (route: AnyRoute, order: OrderView, person: Person) => {
    const { body, ...call } = stepOn(order, person);
    const { version, digest } = body as { version: number; digest?: string };
    const isSigning = route === approveOrder || route === payOrder;
    return ok(
      await callApi(route as typeof submitOrder, {
        ...call,
        body: { version, ...(isSigning && { digest, proof: BY_CODE }) },
      }),
    );
  };
  let order = ok(
    await callApi(saveOrder, {
      params: { villageCode },
      token: clerk.token,
      body: await newContent(villageCode, clerk, payeePersonId),
    }),
  );
  if (state !== 'draft') order = await take(submitOrder, order, clerk);
  if (state === 'approved' || state === 'paying')
    for (const person of [villageHead, supervisionHead, agencyDirector])
      order = await take(approveOrder, order, person);
  return state === 'paying' ? take(payOrder, order, chiefCashier) : order;
}

/** An order with a transfer that the bank surely never had. */
export async function orderProvedAbsent(villageCode: string, hands: Hands): Promise<OrderView> {
  const { orderId, version, ...view } = await orderIn('paying', villageCode, hands);
  const order = (await orderOf(villageCode, orderId))!;
  const [sentAt, told] = [daysAfter(now(), -3), daysAfter(now(), -1)];
  const payments = order.payments.map((payment) => ({
    ...payment,
    ...{ state: 'unknown' as const, sentAt, notFoundAt: told, absentAt: told },
  }));
  await transact(putOrder({ ...order, payments }, order));
  return { ...view, orderId, version: version + 1 };
}
