import { ROUTES, ROUTES_BY_FEATURE } from '@shared/routes';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const sourceOf = (name: string): string => readFileSync(path.join(__dirname, name), 'utf8');
const files = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const calling = (what: RegExp): string[] => files.filter((name) => what.test(sourceOf(name))).sort();

/** Every command on an order that is there, in whatever feature it is declared. */
const commands = ROUTES.filter(({ method, path: at }) => method !== 'GET' && /\/orders(\/|$)/.test(at));

test.each(commands.map(({ id }) => id))('%s changes an order through the one door', (id) => {
  const [file, ...others] = files.filter((name) => sourceOf(name).includes(`handle(${id})`));
  expect([file !== undefined, others]).toEqual([true, []]);
  const source = sourceOf(file!);
  const handler = source.slice(source.indexOf(`handle(${id})`));
  // Who calls is made a person there, on the version they saw, and order, holds and trail are one transaction.
  expect(handler).toMatch(/changeOrder\(\{/);
  expect(source).not.toMatch(/\b(putOrder|putStep)\(/);
});

test('the walk has found the commands that move money', () => {
  expect(commands.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'submitOrder',
      'approveOrder',
      'payOrder',
      'decideUnknownTransfer',
      'recallOrder',
      'returnOrder',
    ]),
  );
});

/** What else is done with money or with who gives it away, and why the phone's session is enough for it. */
const UNSIGNED: Record<string, string> = {
  saveOrder: 'a draft: nothing is held',
  submitOrder: 'asks for money: it is held in its own account, and freed when it is recalled',
  returnOrder: 'the money stays, the order goes back',
  recallOrder: 'the money stays, the order goes back',
  registerPayee: 'signed with the order that names them; sleeps a day',
  openPayingAccount: 'the number is one that two persons opened',
  appointToPost: 'who holds a post signs with their own code',
  setSigningCode: 'sleeps a day, and its owner is told',
  settleTransferBreak: 'says what was found out; nothing moves',
  payDue: 'the payer gives WeChat their own password',
  payCharge: 'the payer gives WeChat their own password',
  receivePayNotice: 'WeChat’s own word, signed by it',
  askDueRefund: 'asks; another decides',
  decideDueRefund: 'goes back to who paid it and nowhere else, by two',
  prepareDueVoucher: 'a voucher that two more persons sign',
  settleDueBreak: 'says what was found out; nothing moves',
};

test('every command of what moves money is signed by the person who holds the phone, or has a reason why not', () => {
  const routes = [...ROUTES_BY_FEATURE.orders!, ...ROUTES_BY_FEATURE['wechat-pay']!].filter(
    ({ method }) => method !== 'GET',
  );
  const isSigned = ({ body }: (typeof routes)[number]) =>
    body !== undefined && 'shape' in body._zod.def && 'proof' in (body._zod.def.shape as object);
  const signed = routes.filter(isSigned).map(({ id }) => id);
  expect(signed.sort()).toEqual(['approveOrder', 'decideUnknownTransfer', 'payOrder']);
  expect(
    routes
      .filter((route) => !isSigned(route))
      .map(({ id }) => id)
      .sort(),
  ).toEqual(Object.keys(UNSIGNED).sort());
  // What the contract asks for, the door looks at.
  for (const id of signed) {
    const source = sourceOf(files.find((name) => sourceOf(name).includes(`handle(${id})`))!);
    const [handler] = source.slice(source.indexOf(`handle(${id})`)).split('export const');
    expect([id, handler]).toEqual([id, expect.stringMatching(/signed: \{ proof: body\.proof, words: \[/)]);
  }
  expect(sourceOf('change-order.ts')).toMatch(/await decide\(.*[^]*await refuseUnproved\([^]*await transact\(/);
});

test('rows of orders, holds and what the bank is told are written in few places, and no other', () => {
  // Each step is told; what the clock puts off is none.
  expect(calling(/(?<!const )\bputOrder\(/)).toEqual(['order-event-store.ts', 'run-bank-leg.ts']);
  expect(calling(/(?<!const )\bputStep\(/)).toEqual([
    'change-order.ts',
    'enter-book.ts',
    'run-bank-leg.ts',
    'settle.ts',
  ]);
  expect(calling(/(?<!const )\bputResolved\(/)).toEqual(['change-order.ts', 'decide-unknown-transfer.ts', 'settle.ts']);
  expect(calling(/\bsendTransfer\(/)).toEqual(['run-bank-leg.ts']);
  // By WeChat, too, what goes out is an order that was signed: one place sends it, and looks at each signature first.
  const rail = path.join(__dirname, '../wechat-pay/transfers');
  const senders = readdirSync(rail).filter((name) =>
    /(?<!function )\bcreateTransfer\(/.test(readFileSync(path.join(rail, name), 'utf8')),
  );
  expect(senders).toEqual(['run-transfers.ts']);
  expect(readFileSync(path.join(rail, 'run-transfers.ts'), 'utf8')).toMatch(
    /const isSigned = paid !== undefined && \[\.\.\.signatures, paid\]\.every[^]*if \(!isSigned \|\|[^]*throw[^]*createTransfer\(/,
  );
  // Persons are compared where each human being has one id.
  expect(sourceOf('change-order.ts')).toMatch(/await seenOrder\(/);
  expect(sourceOf('who.ts').split('function seenOrder')[1]).toMatch(/await asPersons\(\{/);
});
