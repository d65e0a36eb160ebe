import { messageValueIsValid } from './message-values';

test.each([
  ['thing1', '一'.repeat(20), '一'.repeat(21)],
  ['thing1', '😀'.repeat(20), ' '],
  ['number1', '3482.50', '3,482.50'],
  ['letter1', 'ABC', 'A1'],
  ['symbol1', '+-*', 'abc'],
  ['character_string1', 'RPT-2026-001', '编号1'],
  ['time1', '15:01', '25点'],
  ['time1', '2019年10月1日 15:01~2019年10月2日 15:01', '2019-10-01'],
  ['date1', '2019年10月1日', '10月1日'],
  ['amount1', '¥3482.50', '3482.50美元'],
  ['phone_number1', '+86-0766-66888866', '一二三'],
  ['car_number1', '川Q12345', '一'.repeat(9)],
  ['name1', '王小明', '一'.repeat(11)],
  ['phrase1', '已答复', '已经答复完了'],
  ['phrase1', '办结', 'done'],
])('%s takes %s and not %s', (key, good, bad) => {
  expect([messageValueIsValid(key, good), messageValueIsValid(key, bad)]).toEqual([true, false]);
});

test('an unknown type takes nothing', () => expect(messageValueIsValid('secret1', 'x')).toBe(false));
