import { sentencesOf, spoken } from './spoken';

test('a text is read sentence by sentence, without what has no words', () => {
  expect(sentencesOf('有承包地的农户。每年领一次！\n——\n带什么：身份证；户口簿')).toEqual([
    '有承包地的农户。',
    '每年领一次！',
    '带什么：身份证；',
    '户口簿',
  ]);
  expect(sentencesOf(' 。\n')).toEqual([]);
});

test('a long sentence is cut where one breathes, and none is longer than the voice bears', () => {
  const clauses = Array.from({ length: 30 }, (_, place) => `第${place}户的面积核对过了，`);
  const pieces = sentencesOf(clauses.join(''));
  expect(pieces.join('')).toBe(clauses.join(''));
  expect(pieces.every((piece) => piece.length <= 80 && piece.endsWith('，'))).toBe(true);
  const unbroken = '补'.repeat(205);
  expect(sentencesOf(unbroken).map(({ length }) => length)).toEqual([80, 80, 45]);
});

test.each([
  ['财农〔2016〕26号', '财农2016年26号'],
  ['农业农村部令2021年第1号', '农业农村部令2021年第1号'],
  ['从 2026-11-16 起', '从 2026年11月16日 起'],
  ['每人 ¥3,600.00', '每人 3600元'],
  ['每亩 ¥118.50', '每亩 118.5元'],
  ['不清楚可先打 12345', '不清楚可先打 1 2 3 4 5'],
  ['纪检监察举报 12388', '纪检监察举报 1 2 3 8 8'],
  ['每学年 3000 元', '每学年 3000 元'],
  ['电话 08313332222', '电话 0 8 3 1 3 3 3 2 2 2 2'],
  ['“一卡通”', '一卡通'],
])('%s is said %s', (written, said) => {
  expect(spoken(written)).toBe(said);
});
