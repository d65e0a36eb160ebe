import { problemsOf, readPasted } from './pasted';

const ID = '511503195804160001';

test('a table with a header is read by its columns, in whatever order; without one by ours', () => {
  const line = {
    name: '王秀英',
    group: '三组',
    idNumber: ID,
    basis: { heads: 3, exemptHeads: 1, exemption: 'hardship' },
  };
  const headed = `序号\t户主姓名\t交费人数\t组别\t身份证号码\t不用交人数\t原因\r\n1\t王 秀英\t3\t三组\t${ID}\t1\t困难户\r\n`;
  expect(readPasted(headed, 'raised')).toEqual({ lines: [line], rows: [2], problems: [] });
  expect(readPasted(`\n三组\t王秀英\t${ID}\t3\t1\t困难\n`, 'raised')).toEqual({
    lines: [line],
    rows: [2],
    problems: [],
  });
});

test('meters, typed with commas; a number that a sheet shows with its decimals', () => {
  const { lines, problems } = readPasted('3组,王秀英,,120,131.00\n3组，李建平，，40，52', 'water');
  expect(problems).toEqual([]);
  expect(lines).toEqual([
    { name: '王秀英', group: '3组', basis: { previous: 120, present: 131 } },
    { name: '李建平', group: '3组', basis: { previous: 40, present: 52 } },
  ]);
});

test('what cannot be read is said with its row, its column and why', () => {
  const text = [
    '姓名\t身份证号\t人数\t不用交的\t原因',
    `王秀英\t5.11503E+17\t3\t\t`,
    `\t${ID}\t三\t\t`,
    '李小军\t1234\t\t1\t不想交',
  ].join('\n');
  expect(readPasted(text, 'raised').problems).toEqual([
    { row: 2, column: '身份证号', reason: expect.stringContaining('文本') },
    { row: 3, column: '姓名', reason: '没有填' },
    { row: 3, column: '交几口人', reason: '要写整数' },
    { row: 4, column: '身份证号', reason: '不是 18 位身份证号' },
    { row: 4, column: '交几口人', reason: '没有填' },
    { row: 4, column: '为什么不用交', reason: expect.stringContaining('五保') },
  ]);
});

test('what the server refused is said by the row of the sheet', () => {
  const refused = { 'lines.0.basis.present': '小了', 'lines.1.name': '没有', 'lines.7.name': '哪里', body: '别的' };
  expect(problemsOf(refused, [2, 5])).toEqual([
    { row: 2, column: '这次读数', reason: '小了' },
    { row: 5, column: '姓名', reason: '没有' },
  ]);
});
