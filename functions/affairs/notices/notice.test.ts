import { authorOf, excerptOf } from './notice';

const NIUJIAO = '511503002201';

test('an excerpt is one line of at most 60 letters', () => {
  expect(excerptOf('各位村民：\n\n  明天停水。')).toBe('各位村民： 明天停水。');
  expect(excerptOf('水'.repeat(60))).toBe('水'.repeat(60));
  expect(excerptOf('𠮷'.repeat(61))).toBe(`${'𠮷'.repeat(60)}…`);
});

test.each([
  [
    'a cadre, by post and name',
    { person: { name: '王建国' }, grants: [{ role: 'cadre', division: NIUJIAO, title: '村党支部书记' }] },
    '村党支部书记 王建国',
  ],
  [
    'the post held here, not the one held elsewhere',
    {
      person: { name: '王建国' },
      grants: [
        { role: 'cadre', division: '511503001003', title: '文书' },
        { role: 'township', division: '511503002', title: '街道农业办主任' },
      ],
    },
    '街道农业办主任 王建国',
  ],
  [
    'a resident’s grant gives no post',
    { person: { name: '李四' }, grants: [{ role: 'resident', division: NIUJIAO }] },
    '李四',
  ],
  ['the village, where no real name is bound', { grants: [{ role: 'cadre', division: NIUJIAO }] }, '牛角村'],
] as const)('a notice is from %s', (_, caller, author) => {
  expect(authorOf(caller as never, NIUJIAO, '牛角村')).toBe(author);
});
