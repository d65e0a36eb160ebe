import { namedIn } from './named-in';
import { sameWords } from './same-words';

const CHEN = { name: '陈建国', title: '党支部书记、村委会主任' };
const LIU = { name: '刘芳', title: '村文书' };
const OUYANG = { name: '欧阳明', title: '会计' };
const ALL = [CHEN, LIU, OUYANG];

test.each([
  ['陈建国把钱拿走了', [CHEN]],
  ['是陈 建 国，还有刘·芳', [CHEN, LIU]],
  ['陈书记说过要修', [CHEN]],
  ['陈建\u00ad国和\u2f52刘\u2069芳', [CHEN, LIU]],
  ['陈支书和刘文书都在', [CHEN, LIU]],
  ['陈村长家门口的路修了', [CHEN]],
  ['欧阳会计不开票', [OUYANG]],
  ['欧会计不开票', []],
  ['刘书记是谁', []],
  ['书记和主任都不管', []],
  ['路灯坏了三个月', []],
  ['', []],
] as const)('%s', (words, named) => expect(namedIn(words, ALL)).toEqual(named));

const LAMP = '村口的路灯坏了三个月没人修，晚上老人小孩走路都看不见。';

test.each([
  ['the same, typed again without marks', LAMP, '村口的路灯坏了三个月没人修 晚上老人小孩走路都看不见', true],
  ['a word mended', LAMP, '村口的路灯坏了四个月没人修，晚上老人小孩走路都看不见。', true],
  ['another place', LAMP, '水塘边的护栏倒了，孩子在那里玩很危险，去年就说要修。', false],
  ['the same beginning alone', LAMP, '村口的路灯坏了', false],
  ['two short ones', '没水', '没水', true],
  ['two short others', '没水', '没电', false],
])('%s', (_, one, other, same) => {
  expect(sameWords(one, other)).toBe(same);
  expect(sameWords(other, one)).toBe(same);
});
