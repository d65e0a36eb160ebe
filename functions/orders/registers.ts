import { covers } from '@shared/divisions';
import { AppError } from '@shared/errors';
import {
  appointToPost,
  listPayingAccounts,
  listPosts,
  listRegisteredPayees,
  openPayingAccount,
  type PayingAccountView,
  type PostTermView,
  registerPayee,
  type RegisteredPayee,
} from '@shared/orders/registers';
import { addDays, dayInChina, daysAfter } from '@shared/time';
import { isInUse, type KeptBankAccount } from '../accounts/bank/bank-account';
import { bankAccountsOf, bankNumberOf } from '../accounts/bank/bank-account-store';
import { stateOf } from '../accounts/hand-overs/hand-over';
import { handingsIn } from '../accounts/hand-overs/read-changes';
import { accountById } from '../identity/account-store';
import type { Person } from '../identity/person-store';
import { auditRow } from '../platform/audit';
import { doOnce } from '../platform/command';
import { newId } from '../platform/id';
import { markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { transact } from '../platform/transact';
import { markOf, markOfOpenid, sealNumber, tailOf } from './account-number';
import { claimPayingNumber, type PayingAccount, payingAccountOf, payingAccountsOf, putNewAccount } from './funds-store';
import { availableFen } from './hold';
import { comparedName, handIn } from './order';
import { payeeOf, payeesPage, payeeWith, putNewPayee, type StoredPayee } from './payee-store';
import {
  putNewTerm,
  putSeat,
  putTerm,
  seatVersionOf,
  type StoredTerm,
  termsFor,
  termsIn,
} from '../identity/post-store';
import { actorOf, asPersons, onesAmong, personNamed } from './who';

/** A new payee is paid after a day: time for the bank to check the name, and for somebody to notice. */
const COOLING_DAYS = 1;

const viewPayee = ({ payeeId, name, natural, rail, tail, nameCheck, usableFrom }: StoredPayee): RegisteredPayee => ({
  payeeId,
  name,
  natural,
  ...(rail && { rail }),
  tail,
  nameCheck,
  usableFrom,
});

export const registerPayeeHandler = handle(registerPayee)(async ({ params, body, caller }, { at, once, requestId }) => {
  const { villageCode } = params;
  const act = async () => {
    const [held, self] = await Promise.all([termsFor(villageCode), actorOf(caller)]);
    const { terms, actor } = await asPersons({ orders: [], terms: held, actor: self });
    handIn('clerk', { villageCode }, actor, terms, at);
    const person = body.personId ? await personNamed(body.personId, villageCode) : undefined;
    if (person && comparedName(person.name) !== comparedName(body.name)) throw new AppError('orders.payeeNotPerson');
    const payeeId = newId(at);
    const number = body.account ? await byBank(body.account, payeeId) : await byWechat(person);
    // Whom the bank knows under another name is never paid: their number is free for the right one.
    const before = await payeeWith(villageCode, number.mark);
    if (before && before.nameCheck !== 'wrong') throw new AppError('orders.payeeTaken');
    const payee: StoredPayee = {
      villageCode,
      payeeId,
      name: body.name,
      // Only people have an account of this app.
      natural: body.account ? body.natural : true,
      ...number,
      ...(person && { personId: person.personId }),
      registeredAt: at,
      usableFrom: daysAfter(at, COOLING_DAYS),
      version: 1,
    };
    await transact(
      ...putNewPayee(payee, before?.payeeId),
      auditRow({ subject: `payee#${payeeId}`, action: registerPayee.id, at, actor: caller.accountId, requestId }),
      markDone(once, payeeId, at),
    );
    return viewPayee(payee);
  };
  const done = async (payeeId: string) => viewPayee((await payeeOf(villageCode, payeeId))!);
  return doOnce(once, { done, act, overtaken: async () => new AppError('orders.payeeTaken') });
});

const byBank = async (account: string, payeeId: string) => ({
  tail: tailOf(account),
  mark: markOf(account),
  ...(await sealNumber(account, payeeId)),
  nameCheck: 'waiting' as const,
});

/**
 * By WeChat the account of this app, bound to the person by their identity number, is the number; that the name is theirs WeChat checks
 * with each transfer. @throws AppError `orders.payeeNoWechat`
 */
async function byWechat(person: Person | undefined) {
  const account = person?.accountId ? await accountById(person.accountId) : undefined;
  if (!account) throw new AppError('orders.payeeNoWechat');
  const { accountId, openid } = account;
  return { tail: '', rail: 'wechat' as const, mark: markOfOpenid(openid), accountId, nameCheck: 'right' as const };
}

export const listRegisteredPayeesHandler = handle(listRegisteredPayees)(async ({ params, query }) => {
  const { items, next } = await payeesPage(params.villageCode, query);
  return { items: items.map(viewPayee), ...(next && { next }) };
});

const viewAccount = (account: PayingAccount): PayingAccountView => ({
  payingAccountId: account.payingAccountId,
  ...(account.rail && { rail: account.rail }),
  name: account.name,
  tail: account.tail,
  accountCode: account.accountCode,
  postedFen: account.postedFen,
  pendingFen: account.pendingFen,
  availableFen: Math.max(0, availableFen(account)),
  ...(account.balanceAt && { balanceAt: account.balanceAt }),
});

/**
 * The account of the village's own register (银行账户) that has this number, opened by two persons: what is paid from is what is reconciled.
 * @throws AppError `orders.accountNotOpen`
 */
async function registeredAccount(villageCode: string, mark: string): Promise<KeptBankAccount> {
  const known = await bankNumberOf(mark);
  const { accounts } = await bankAccountsOf(villageCode);
  const found = accounts.find(({ bankAccountId }) => bankAccountId === known?.bankAccountId);
  if (!found || known?.villageCode !== villageCode || !isInUse(found)) throw new AppError('orders.accountNotOpen');
  return found;
}

export const openPayingAccountHandler = handle(openPayingAccount)(async (
  { params, body, caller },
  { at, once, requestId },
) => {
  const act = async () => {
    await actorOf(caller);
    const { villageCode } = params;
    const mark = markOf(body.account);
    const { bankAccountId, ledgerCode } = await registeredAccount(villageCode, mark);
    if (body.accountCode !== ledgerCode) throw new AppError('orders.accountCode', [{ path: 'accountCode' }]);
    const payingAccountId = newId(at);
    const account: PayingAccount = {
      payingAccountId,
      villageCode,
      ...(body.rail && { rail: body.rail }),
      bankAccountId,
      name: body.name,
      tail: tailOf(body.account),
      accountCode: body.accountCode,
      ...(await sealNumber(body.account, payingAccountId)),
      postedFen: 0,
      pendingFen: 0,
      atBankFen: 0,
      version: 1,
    };
    const subject = `payingAccount#${payingAccountId}` as const;
    await transact(
      putNewAccount(account),
      claimPayingNumber({ mark, villageCode, payingAccountId }),
      auditRow({ subject, action: openPayingAccount.id, at, actor: caller.accountId, requestId }),
      markDone(once, payingAccountId, at),
    );
    return viewAccount(account);
  };
  const done = async (id: string) => viewAccount((await payingAccountOf(id))!);
  return doOnce(once, { done, act, overtaken: async () => new AppError('orders.accountTaken') });
});

export const listPayingAccountsHandler = handle(listPayingAccounts)(async ({ params }) => ({
  items: (await payingAccountsOf(params.villageCode)).map(viewAccount),
}));

const viewTerm = ({ personId: _, deputyId: _deputy, version: _version, ...term }: StoredTerm): PostTermView => term;

/** A term that began before the day ends on the day before; one that begins later than it never begins. */
const endedBefore = (term: StoredTerm, fromOn: string): StoredTerm => ({
  ...term,
  toOn: addDays(fromOn, -1),
});

export const appointToPostHandler = handle(appointToPost)(async ({ params, body, caller }, { at, once, requestId }) => {
  const { division, post, fromOn } = body;
  if (!covers(params.districtCode, division)) throw new AppError('notFound');
  const shown = async () => ({ items: (await termsIn(division)).map(viewTerm) });
  const act = async () => {
    const actor = await actorOf(caller);
    // Who signed yesterday held the post yesterday: what is past is not said anew.
    if (fromOn < dayInChina(at)) throw new AppError('orders.termInPast', [{ path: 'fromOn' }]);
    const seat = await seatVersionOf(division, post);
    const [holder, deputy] = await Promise.all(
      [body.personId, body.deputyId].map((id) => (id ? personNamed(id, params.districtCode) : undefined)),
    );
    // Who says who signs is not whom they name.
    const one = await onesAmong([holder?.personId, deputy?.personId, actor.personId]);
    if ([holder, deputy].some((named) => one(named?.personId) === one(actor.personId)))
      throw new AppError('grants.samePerson');
    const before = (await termsIn(division)).filter(
      (term) => term.post === post && (term.toOn === undefined || term.toOn >= fromOn),
    );
    const termId = newId(at);
    await transact(
      putSeat(division, post, seat),
      ...before.map((term) => putTerm(endedBefore(term, fromOn), term)),
      ...(holder
        ? [
            putNewTerm({
              division,
              termId,
              post,
              personId: holder.personId,
              personName: holder.name,
              ...(deputy && { deputyId: deputy.personId, deputyName: deputy.name }),
              fromOn,
              version: 1,
            }),
          ]
        : []),
      auditRow({ subject: `post#${division}`, action: appointToPost.id, at, actor: caller.accountId, requestId }),
      markDone(once, termId, at),
    );
    return shown();
  };
  return doOnce(once, { done: shown, act });
});

/** A post that was left without a list that three signed is seen to be so. */
async function withHandOvers(division: string, terms: readonly StoredTerm[]): Promise<PostTermView[]> {
  const states = new Map(
    (await handingsIn(division)).map(({ change, list }) => [change.outgoing.termId, stateOf(list)] as const),
  );
  return terms.map((term) => {
    const handOver = states.get(term.termId);
    return { ...viewTerm(term), ...(handOver && { handOver }) };
  });
}

export const listPostsHandler = handle(listPosts)(async ({ params }) => ({
  items: await withHandOvers(params.divisionCode, await termsIn(params.divisionCode)),
}));
