import { fenTyped, highlightsOf, searchWords } from './entry-search';

test.each([
  ['500', 50_000],
  ['1.2万', 1_200_000],
  ['￥1,200.50', 120_050],
  ['３千块', 300_000],
  ['2万元', 2_000_000],
  ['0.01', 1],
  ['1.15', 115],
  ['1,2', undefined],
  ['1000000000000', 100_000_000_000_000],
  ['99999999999999', undefined],
  ['修路', undefined],
  ['3组', undefined],
  ['', undefined],
])('reads %s as %s fen', (typed, fen) => expect(fenTyped(typed)).toBe(fen));

test('takes full-width words apart like half-width ones', () => {
  expect(searchWords('　修路 ＡＢＣ　１２３ ')).toEqual(['修路', 'abc', '123']);
});

test.each([
  ['3组道路维修', ['道路'], '3组[道路]维修'],
  ['道路和道路', ['道路'], '[道路]和[道路]'],
  ['ＡＢ公司', ['ab', 'b公'], '[ＡＢ公]司'],
  ['哈哈哈', ['哈哈'], '[哈哈哈]'],
  ['没有', ['路'], '没有'],
  ['', ['路'], ''],
])('marks in %s the words %j', (text, words, marked) => {
  expect(
    highlightsOf(text, words)
      .map(({ part, hit }) => (hit ? `[${part}]` : part))
      .join(''),
  ).toBe(marked);
});
