import { repeatsOthers } from './brigading';

const TEXT = '陈主任办事公道，修路的钱一笔一笔都贴出来了';

test('the third of the same words goes to a person, the second does not', () => {
  expect(repeatsOthers(TEXT, [TEXT])).toBe(false);
  expect(repeatsOthers(TEXT, [TEXT, TEXT])).toBe(true);
  expect(repeatsOthers(TEXT, [TEXT, '垃圾三天没有人收，路灯也不亮'])).toBe(false);
});

test.each([
  ['other strokes and blanks', '陈主任 办事公道、修路的钱 一笔一笔都贴出来了！！'],
  ['full width and invisible letters', '陈主任办事公道\u200b，修路的钱一笔一笔都贴出来了'],
  ['one letter more', '陈主任办事公道，修路的钱一笔一笔都贴出来了呀'],
])('%s are the same words', (_, other) => {
  expect(repeatsOthers(other, [TEXT, TEXT])).toBe(true);
});

test.each([
  ['other words on the same matter', '修路的钱贴出来了，就是字太小看不清', [TEXT, TEXT]],
  ['a short praise that many find by themselves', '办事很快，态度好', ['办事很快，态度好', '办事很快，态度好']],
  ['a text of strokes alone', '！！！！！！！！！！！！！！', ['！！！！！！！！！！！！！！', '？？？？']],
])('%s is not', (_, text, others) => {
  expect(repeatsOthers(text, others)).toBe(false);
});
