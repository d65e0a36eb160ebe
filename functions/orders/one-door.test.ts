import { ROUTES } from '@shared/routes';
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
  // Persons are compared where each human being has one id.
  expect(sourceOf('change-order.ts')).toMatch(/await seenOrder\(/);
  expect(sourceOf('who.ts').split('function seenOrder')[1]).toMatch(/await asPersons\(\{/);
});
