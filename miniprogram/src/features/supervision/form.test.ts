import { AlertCommand } from '@shared/supervision/supervision';
import { BLANK, checkTyped, TELLS_NOBODY, type Typed } from './form';

const ID = '01J9ZZZZZZZZZZZZZZZZZZZZZZ';
const check = (command: AlertCommand, typed: Partial<Typed>) => checkTyped(command, { ...BLANK, ...typed }, 3);

test('each command sends what it asks for, and nothing that was typed for another', () => {
  const typed: Partial<Typed> = {
    text: '承租人住院，月底前付清',
    accountId: ID,
    closing: 'explained',
    missingExclusion: '分期付款',
    days: '45',
  };
  expect(AlertCommand.options.map((command) => [command, check(command, typed).body])).toEqual([
    ['assign', { version: 3, accountId: ID }],
    ['explain', { version: 3, text: typed.text }],
    ['check', { version: 3, text: typed.text }],
    ['close', { version: 3, text: typed.text, closing: 'explained' }],
    ['reopen', { version: 3, text: typed.text }],
    ['mute', { version: 3, text: typed.text, days: 45 }],
  ]);
});

test.each(AlertCommand.options)('an empty form of %s says what is missing, and sends nothing', (command) => {
  const { body, errors } = check(command, { days: '' });
  expect(body).toBeUndefined();
  expect(Object.values(errors).length).toBeGreaterThan(0);
  for (const words of Object.values(errors)) expect(words).toMatch(/[一-龥]/u);
});

test('a false alarm says which lawful case the rule lacks', () => {
  const typed = { text: '不该报的，是分期付款', closing: 'falseAlarm' as const };
  expect(check('close', { ...typed, missingExclusion: '  ' }).errors).toEqual({
    missingExclusion: expect.stringContaining('漏了') as string,
  });
  expect(check('close', { ...typed, missingExclusion: '分期付款' }).body).toMatchObject({
    missingExclusion: '分期付款',
  });
});

test.each(['0', '91', '1.5', '三天'])('%s days are no mute', (days) => {
  expect(check('mute', { text: '等承租人出院', days }).errors).toEqual({ days: '请填 1 到 90 之间的整数' });
});

test('a real ending says whom it is about and when they are told; another ending says neither', () => {
  const typed = { ...BLANK, text: '核查属实，已经退回', tells: '01J9ZZZZZZZZZZZZZZZZZZZZZZ', later: true };
  const held = { ...typed, heldDays: '30', heldWhy: '纪委在查同一件事' };
  expect(checkTyped('close', { ...held, closing: 'real' }, 1).body).toMatchObject({
    ...{ tells: [typed.tells], heldDays: 30, heldWhy: held.heldWhy },
  });
  expect(checkTyped('close', { ...held, closing: 'real', tells: TELLS_NOBODY }, 1).body).toMatchObject({ tells: [] });
  expect(checkTyped('close', { ...held, closing: 'explained' }, 1).body).toEqual({
    ...{ version: 1, text: typed.text, closing: 'explained' },
  });
  expect(checkTyped('close', { ...typed, closing: 'real', heldDays: '91' }, 1).errors).toHaveProperty('heldDays');
  expect(checkTyped('close', { ...typed, closing: 'real' }, 1).errors).toHaveProperty('heldWhy');
});
