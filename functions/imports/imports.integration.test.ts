import { programRows } from '../../scripts/seed/programs';
import { put } from '../../scripts/seed/row';
import { everyRow } from '../../tests/support/every-row';
import { idNumberOf } from '../../tests/support/people';
import { aroundDynamoDB } from '../platform/dynamodb';
import { transact } from '../platform/transact';
import { addToYear } from '../subsidies/payment';
import { putNewPayment, putPaymentYear } from '../subsidies/payment-store';
import { ProgramEntity } from '../subsidies/program-store';
import { paymentOn } from '../subsidies/testing/payments';
import { kindNamed } from './all-kinds';
import { batchOf } from './batch-store';
import { checkFile } from './check-file';
import type { AnyKind } from './kinds/kind';
import { personIdOf } from './kinds/persons';
import { csvOf, fileWith } from './testing/files';
import { BY, CHART, dryRun, emptyDistrict, importFile, saidOf } from './testing/office';
import { CannotUndo, undoBatch } from './undo-batch';
import { writeFile } from './write-file';

jest.setTimeout(300_000);
/** The chart, and the one program that the files name. */
const CATALOGUE = [
  ...CHART,
  ...programRows().flatMap((row) => (row.programCode === 'BT01' ? [put(ProgramEntity, row)] : [])),
];
emptyDistrict(CATALOGUE);

const kind = (name: string): AnyKind => kindNamed(name)!;
const check = dryRun;
const run = importFile;

/** Every row that is not about the import itself or the trail. */
async function world(): Promise<Map<string, Record<string, unknown>>> {
  const rows = (await everyRow()).filter(({ pk }) => !/^(IMPORT|AUDIT)#/.test(String(pk)));
  return new Map(rows.map((row) => [`${row.pk}|${row.sk}`, row]));
}

const PEOPLE_HEAD = ['姓名', '身份证号', '镇', '村', '组', '户编号', '与户主关系', '联系电话'];
const person = (place: number, name: string, more: Partial<Record<'group' | 'phone', string>> = {}) => [
  name,
  idNumberOf(place),
  '罗龙街道',
  '牛角村',
  more.group ?? '3组',
  '0012',
  '户主',
  more.phone ?? '',
];
const peopleFile = (...rows: (string | number)[][]) => fileWith(csvOf([PEOPLE_HEAD, ...rows]));
const PAY_HEAD = ['序号', '领款人', '身份证号码', '补贴项目', '发放时间', '面积', '标准', '金额', '卡号', '状态'];
const pay = (
  place: number,
  name: string,
  amount: string,
  more: { on?: string; status?: string; program?: string } = {},
) => [
  place,
  name,
  idNumberOf(place),
  more.program ?? '耕地地力保护补贴',
  more.on ?? '2026.3.5',
  '',
  '',
  amount,
  '6217000000001234',
  more.status ?? '成功',
];
const payFile = (...rows: (string | number)[][]) => fileWith(csvOf([PAY_HEAD, ...rows]));

/** Lets the `at`-th transaction of an import fail, before it is written or after (its answer is lost), `times` in a row. */
function failTransactions(at: number, name: string, when: 'before' | 'after', times = Infinity) {
  let count = 0;
  return aroundDynamoDB('call', (next) => async (operation, input) => {
    if (operation !== 'TransactWriteItems') return next(operation, input);
    count += 1;
    const hit = count >= at && count < at + times;
    if (hit && when === 'before') throw faultNamed(name);
    const answer = await next(operation, input);
    if (hit && when === 'after') throw faultNamed(name);
    return answer;
  });
}
const faultNamed = (name: string) =>
  Object.assign(new Error(name), {
    name,
    ...(name === 'TransactionCanceledException' && { CancellationReasons: [{ Code: 'TransactionConflict' }] }),
  });

describe('people, then payments', () => {
  it('are checked, written, and the same file again changes nothing', async () => {
    const people = peopleFile(person(1, '王秀英', { phone: '13800000000' }), person(2, '李 明'));
    const first = await check('people', people);
    expect(first.counts).toEqual({ new: 2, same: 0, changed: 0, refused: 0 });
    await run('people', people);
    const after = await world();
    const again = await run('people', people);
    expect(again.report.counts).toEqual({ new: 0, same: 2, changed: 0, refused: 0 });
    expect(await world()).toEqual(after);

    const payments = payFile(pay(1, '王秀英', '377.6'), pay(2, '李明', '1,200.00元'), [
      '合计',
      '',
      '',
      '',
      '',
      '',
      '',
      '1577.60',
      '',
      '',
    ]);
    const { report } = await run('payments', payments);
    expect(report.counts).toEqual({ new: 2, same: 0, changed: 0, refused: 0 });
    expect(report.sums).toEqual([{ title: '金额', fen: 157_760 }]);
    const paid = await world();
    expect((await run('payments', payments)).report.counts.same).toBe(2);
    expect(await world()).toEqual(paid);
    await undoBatch(kind('payments'), report.batchId, BY);
    expect(await world()).toEqual(after);
    expect((await batchOf(report.batchId))?.state).toBe('undone');
    expect((await run('payments', payments)).report.counts.new).toBe(2);
    expect(await world()).toEqual(paid);
    await expect(undoBatch(kind('people'), first.batchId, BY)).rejects.toThrow(CannotUndo);
  });
});

describe('a file with one mistake', () => {
  it('is not written at all, and no number is in what is said', async () => {
    const before = await world();
    const file = peopleFile(person(1, '王秀英'), [...person(2, '李明').slice(0, 3), '没有这个村', '3组', '', '', '']);
    const report = await check('people', file);
    expect(report.problems).toEqual([
      { rowNo: 3, column: '村', excerpt: '没有这个村', message: '没有这个村，请核对村名，或填 12 位村代码' },
    ]);
    expect(report.counts).toEqual({ new: 1, same: 0, changed: 0, refused: 1 });
    const checked = await checkFile(kind('people'), file, BY);
    await expect(writeFile(kind('people'), checked, { ...BY, fileName: 'x' })).rejects.toThrow();
    checked.spool.discard();
    expect(await world()).toEqual(before);
  });

  it.each<[string, (string | number)[][], string[]]>([
    ['a stranger', [pay(9, '赵六', '1')], ['2 身份证号 花名册里没有这个身份证号']],
    ['another name', [pay(1, '王小英', '1')], ['2 姓名 姓名和花名册对不上（花名册上是“王*英”）']],
    [
      'an unknown program',
      [pay(1, '王秀英', '1', { program: '地力保护' })],
      ['2 补贴项目 补贴目录里没有这个项目。是不是“耕地地力保护补贴”'],
    ],
    ['the same twice', [pay(1, '王秀英', '1'), pay(1, '王秀英', '2')], ['3 身份证号 和第 2 行重复']],
    ['a day to come', [pay(1, '王秀英', '1', { on: '2027.1.1' })], ['2 发放日期 发放日期还没到']],
    [
      'quantity × price ≠ sum',
      [[...pay(1, '王秀英', '400').slice(0, 5), '3.2', '118', '400', '', '']],
      ['2 金额 数量乘标准是 ¥377.60，和金额对不上'],
    ],
  ])('of payments: %s', async (_, rows, wanted) => {
    await run('people', peopleFile(person(1, '王秀英')));
    const { problems } = await check('payments', payFile(...rows));
    expect(saidOf(problems)).toEqual(wanted.map((each) => expect.stringContaining(each) as string));
    expect(JSON.stringify(problems)).not.toMatch(/\d{12}/);
  });
});

describe('payments', () => {
  it('go a step on when the bank answers, never back, and keep their sum', async () => {
    await run('people', peopleFile(person(1, '王秀英')));
    await run('payments', payFile(pay(1, '王秀英', '100', { status: '计划发放' })));
    const credited = payFile(pay(1, '王秀英', '100', { status: '已到账' }));
    expect((await run('payments', credited)).report.counts).toEqual({ new: 0, same: 0, changed: 1, refused: 0 });
    const year = [...(await world()).values()].find(({ sk }) => sk === 'YEAR#2026');
    expect(year).toMatchObject({ totalFen: 10_000, count: 1, underway: [] });
    expect((await run('payments', credited)).report.counts.same).toBe(1);
    const { problems } = await check('payments', payFile(pay(1, '王秀英', '100', { status: '退回' })));
    expect(problems[0]?.message).toContain('走不到这一步');
    const other = await check('payments', payFile(pay(1, '王秀英', '120')));
    expect(other.problems[0]?.message).toContain('这笔已经导入过，那次是 ¥100.00');
  });

  it('whose months were kept in other words are the same payments, by whatever words the file comes again', async () => {
    await run('people', peopleFile(person(1, '王秀英')));
    const file = (months: string, more: Parameters<typeof pay>[3] = {}) =>
      fileWith(
        csvOf([
          [...PAY_HEAD, '所属期'],
          [...pay(1, '王秀英', '100', { status: '已送银行', ...more }), months],
        ]),
      );
    const kept = paymentOn('2026-03-05', personIdOf(idNumberOf(1)), {
      ...{ period: '2026年1月至3月', batchNo: 'BT01-202603', amountFen: 10_000, status: 'sent' },
    });
    const { personId, paymentId } = kept;
    await transact(putNewPayment(kept), putPaymentYear({ ...addToYear(2026, [kept]), personId }, undefined));
    const payments = async () => [...(await world()).values()].filter(({ sk }) => String(sk).startsWith('PAYMENT#'));

    expect((await run('payments', file('2026年1－3月'))).report.counts).toMatchObject({ new: 0, same: 1 });
    const otherDay = await check('payments', file('2026年1-3月', { on: '2026.3.9' }));
    expect(otherDay.problems).toMatchObject([{ column: '发放日期' }]);
    const credited = await run('payments', file('2026年1月-3月', { status: '已到账' }));
    expect(credited.report.counts).toMatchObject({ new: 0, changed: 1 });
    expect(await payments()).toMatchObject([{ paymentId, period: '2026年1月至3月', status: 'credited' }]);
    expect([...(await world()).values()].find(({ sk }) => sk === 'YEAR#2026')).toMatchObject({
      totalFen: 10_000,
      count: 1,
    });
  });

  it('that were credited come back by the bank’s line: with its day, out of the sums, and taken back whole', async () => {
    await run('people', peopleFile(person(1, '王秀英')));
    await run('payments', payFile(pay(1, '王秀英', '100'), pay(1, '王秀英', '300', { on: '2026.4.9' })));
    const yearNow = async () => {
      const { version: _, ...year } = [...(await world()).values()].find(({ sk }) => sk === 'YEAR#2026')!;
      return year;
    };
    const before = await yearNow();
    expect(before).toMatchObject({ totalFen: 40_000, count: 2 });
    const line = fileWith(
      csvOf([
        [...PAY_HEAD, '状态日期', '退回原因'],
        [...pay(1, '王秀英', '300', { on: '2026.4.9', status: '退票' }), '2026-04-16', '已销户'],
      ]),
    );
    const { report } = await run('payments', line);
    expect(report.counts).toEqual({ new: 0, same: 0, changed: 1, refused: 0 });
    expect(await yearNow()).toMatchObject({
      totalFen: 10_000,
      count: 1,
      programs: [{ totalFen: 10_000, count: 1, last: { paidOn: '2026-03-05' } }],
      returned: [{ amountFen: 30_000, returnedOn: '2026-04-16', reason: 'closed' }],
    });
    expect((await run('payments', line)).report.counts).toMatchObject({ same: 1, changed: 0 });
    await undoBatch(kind('payments'), report.batchId, BY);
    expect(await yearNow()).toEqual(before);
  });

  it('of a batch whose status moved on cannot be taken back', async () => {
    await run('people', peopleFile(person(1, '王秀英')));
    const first = await run('payments', payFile(pay(1, '王秀英', '100', { status: '已送银行' })));
    const second = await run('payments', payFile(pay(1, '王秀英', '100')));
    await expect(undoBatch(kind('payments'), first.report.batchId, BY)).rejects.toMatchObject({
      reasons: ['有的补贴导入以后状态又变了（已送银行、到账或退回），不能撤回'],
    });
    await undoBatch(kind('payments'), second.report.batchId, BY);
    expect([...(await world()).values()].find(({ sk }) => sk === 'YEAR#2026')).toMatchObject({
      totalFen: 0,
      underway: [{ amountFen: 10_000 }],
    });
    // What is given back has a version of its own, so the first batch still sees that something happened.
    await expect(undoBatch(kind('payments'), first.report.batchId, BY)).rejects.toThrow(CannotUndo);
  });

  it('of one person’s year, more than a transaction takes, add up', async () => {
    await run('people', peopleFile(person(1, '王秀英')));
    const rows = Array.from({ length: 230 }, (_, place) => [...pay(1, '王秀英', '1.00'), `第${place}批`]);
    const { report } = await run('payments', fileWith(csvOf([[...PAY_HEAD, '批次号'], ...rows])));
    expect(report.counts.new).toBe(230);
    expect([...(await world()).values()].find(({ sk }) => sk === 'YEAR#2026')).toMatchObject({
      totalFen: 23_000,
      count: 230,
    });
    await undoBatch(kind('payments'), report.batchId, BY);
    expect([...(await world()).keys()].filter((key) => key.includes('PAYMENT#') || key.includes('YEAR#'))).toEqual([]);
  });
});

describe('broken off', () => {
  const COUNT = 120;
  const people = () => peopleFile(...Array.from({ length: COUNT }, (_, place) => person(place + 1, '王秀英')));
  const payments = () =>
    payFile(...Array.from({ length: COUNT }, (_, place) => pay(place + 1, '王秀英', `${place + 1}.00`)));

  it('anywhere, and run again, it writes everything exactly once', async () => {
    await run('people', people());
    const file = payments();
    const unharmed = await run('payments', file);
    const wanted = await world();
    await undoBatch(kind('payments'), unharmed.report.batchId, BY);
    const empty = await world();
    for (const at of [1, 2, 3, 4, 5]) {
      const mend = failTransactions(at, 'SomethingBroke', 'before');
      const checked = await checkFile(kind('payments'), file, BY);
      await expect(writeFile(kind('payments'), checked, { ...BY, fileName: 'x' })).rejects.toThrow('SomethingBroke');
      checked.spool.discard();
      mend();
      // What readers see meanwhile: each year is the sum of its payments.
      const rows = [...(await world()).values()];
      for (const year of rows.filter(({ sk }) => sk === 'YEAR#2026'))
        expect(year.totalFen).toBe(
          rows
            .filter(({ pk, sk }) => pk === year.pk && String(sk).startsWith('PAYMENT#'))
            .reduce((sum, { amountFen }) => sum + Number(amountFen), 0),
        );
      const { report } = await run('payments', file);
      expect(report.counts.new + report.counts.same).toBe(COUNT);
      expect(await world()).toEqual(wanted);
      expect(await batchOf(report.batchId)).toMatchObject({ state: 'done', newRows: COUNT });
      const stop = failTransactions(3, 'SomethingBroke', 'before');
      await expect(undoBatch(kind('payments'), report.batchId, BY)).rejects.toThrow('SomethingBroke');
      stop();
      await undoBatch(kind('payments'), report.batchId, BY);
      expect(await world()).toEqual(empty);
    }
  });

  it.each([
    ['TransactionCanceledException', 'before'],
    ['ThrottlingException', 'before'],
    ['InternalServerError', 'after'],
    ['TimeoutError', 'after'],
  ] as const)('by %s %s it is written, it goes on by itself', async (name, when) => {
    await run('people', people());
    const mend = failTransactions(3, name, when, 2);
    const { batch } = await run('payments', payments());
    mend();
    expect(batch.state).toBe('done');
    const rows = [...(await world()).values()];
    expect(rows.filter(({ sk }) => String(sk).startsWith('PAYMENT#'))).toHaveLength(COUNT);
    expect(rows.filter(({ sk }) => sk === 'YEAR#2026').every(({ count }) => count === 1)).toBe(true);
  });
});

describe('a roster', () => {
  it('moves people, records who left, and gives back what it was', async () => {
    await run('people', peopleFile(person(1, '王秀英')));
    const before = await world();
    const file = fileWith(
      csvOf([
        ['姓名', '身份证号', '镇', '村', '组', '状态'],
        ['王秀英', idNumberOf(1), '南溪街道', '凤翔社区', '5', ''],
      ]),
    );
    const moved = await run('people', file);
    expect(moved.report.counts).toMatchObject({ changed: 1 });
    const one = () => world().then((rows) => [...rows.values()].find(({ sk }) => sk === 'PERSON')!);
    expect(await one()).toMatchObject({
      villageCode: '511503001003',
      group: '5组',
      maskedIdNumber: expect.stringContaining('*'),
    });
    await undoBatch(kind('people'), moved.report.batchId, BY);
    const person1 = { ...[...before.values()].find(({ sk }) => sk === 'PERSON')! };
    expect(await one()).toEqual({ ...person1, version: 3 });
    const gone = await run(
      'people',
      fileWith(
        csvOf([
          ['姓名', '身份证号', '村', '状态'],
          ['王秀英', idNumberOf(1), '511503002201', '死亡'],
        ]),
      ),
    );
    expect(gone.report.counts.changed).toBe(1);
    expect(await one()).toMatchObject({ departed: 'died', gsi2pk: expect.stringContaining('DEPARTED#') });
  });
});

const OPENINGS = csvOf([
  ['村', '年度', '科目编号', '科目名称', '期初借方', '期初贷方'],
  ['511503002201', '2026', '102', '银行存款', '50,000.00', ''],
  ['511503002201', '2026', '301', '资本', '', '50,000.00'],
  ['合计', '', '', '', '50000', '50000'],
]);
const VOUCHER_HEAD = ['村', '日期', '凭证号', '摘要', '科目编号', '科目名称', '借方金额', '贷方金额', '往来'];
const voucher = (no: number, yuan: string, on = '2026.3.12') => [
  ['511503002201', on, `记-${no}`, '收鱼塘租金', '102', '银行存款', yuan, '', ''],
  ['', '', '', '', '511', '经营收入', '', yuan, '王秀英'],
];

describe('books', () => {
  it('are opened, posted to, and taken back by reversing', async () => {
    const opened = await run('opening-balances', fileWith(OPENINGS));
    expect(opened.report.counts.new).toBe(2);
    expect((await run('opening-balances', fileWith(OPENINGS))).report.counts.same).toBe(2);
    const rows = Array.from({ length: 25 }, (_, place) => voucher(place + 1, '120.00')).flat();
    const file = fileWith(csvOf([VOUCHER_HEAD, ...rows, ['合计', '', '', '', '', '', '3000', '3000', '']]));
    const { report } = await run('vouchers', file);
    expect(report.counts).toEqual({ new: 50, same: 0, changed: 0, refused: 0 });
    expect((await run('vouchers', file)).report.counts.same).toBe(50);
    const year = () =>
      world().then((all) =>
        [...all.values()].find(({ pk, sk }) => pk === 'VILLAGE#511503002201' && sk === 'YEAR#2026')!,
      );
    expect(await year()).toMatchObject({
      openingFen: 5_000_000,
      incomeFen: 300_000,
      balanceFen: 5_300_000,
      entryCount: 25,
    });
    const lines = [...(await world()).values()].find(({ sk }) => String(sk).startsWith('VOUCHER#'))!.lines;
    expect(JSON.stringify(lines)).toContain('王*英');
    await expect(undoBatch(kind('opening-balances'), opened.report.batchId, BY)).rejects.toThrow(CannotUndo);
    await undoBatch(kind('vouchers'), report.batchId, BY);
    expect(await year()).toMatchObject({ incomeFen: 0, balanceFen: 5_000_000, entryCount: 50 });
    expect((await check('vouchers', file)).problems[0]?.message).toContain('又冲销了');
  });

  it('pay no more cash than there is by the end of the month, in whatever order the file has it', async () => {
    await run('opening-balances', fileWith(OPENINGS));
    const paid = (no: number, on: string, yuan: string, [from, to]: [string, string]) => [
      ['511503002201', on, `记-${no}`, '付误工补贴', to, '', yuan, '', ''],
      ['', '', '', '', from, '', '', yuan, ''],
    ];
    const spent = paid(1, '2026.3.5', '300', ['101', '513']);
    const drawn = (on: string) => paid(2, on, '300', ['102', '101']);
    const short = await check('vouchers', fileWith(csvOf([VOUCHER_HEAD, ...spent, ...drawn('2026.4.6')])));
    expect(short.problems.map(({ rowNo, message }) => `${rowNo} ${message}`)).toEqual([
      expect.stringMatching(/^2 .*3 月末的库存现金是负数/),
    ]);
    const { report } = await run('vouchers', fileWith(csvOf([VOUCHER_HEAD, ...spent, ...drawn('2026.3.6')])));
    expect(report.counts.new).toBe(4);
    await undoBatch(kind('vouchers'), report.batchId, BY);
  });

  it.each<[string, string[][], string]>([
    [
      'one that does not balance',
      [voucher(1, '120.00')[0]!, ['', '', '', '', '511', '', '', '100', '']],
      '2 借方金额 借方合计和贷方合计不相等（凭证 记-1：借方 120.00，贷方 100.00）',
    ],
    [
      'an unknown account',
      [voucher(1, '1')[0]!, ['', '', '', '', '999', '', '', '1', '']],
      '3 科目编号 科目表里没有这个科目',
    ],
    [
      'a number twice',
      [...voucher(1, '1'), ...voucher(1, '1', '2026.4.12')],
      '4 日期 凭证 记-1 前面的日期是 2026-03-12',
    ],
    ['a year without a book', voucher(1, '1', '2025.3.12'), '2 日期 牛角村还没有 2025 年的账'],
  ])('refuse %s', async (_, rows, wanted) => {
    await run('opening-balances', fileWith(OPENINGS));
    const { problems } = await check('vouchers', fileWith(csvOf([VOUCHER_HEAD, ...rows])));
    expect(saidOf(problems)[0]).toContain(wanted);
  });
});

describe('registers and catalogues', () => {
  const files: [string, string][] = [
    [
      'assets',
      csvOf([
        ['村', '资产编号', '资产名称', '类别', '购置日期', '原值', '累计折旧', '使用年限'],
        ['牛角村', '0012', '村级活动室', '房屋', '2019.6.1', '12万', '30,000', '20年'],
      ]),
    ],
    [
      'resources',
      csvOf([
        ['镇', '村', '资源名称', '地类', '面积（亩）', '登记日期'],
        ['罗龙街道', '牛角村', '老鱼塘', '鱼塘', '12.5', '2026-01-01'],
      ]),
    ],
    [
      'contracts',
      csvOf([
        ['镇', '村', '合同编号', '合同名称', '承租方', '标的', '起租日期', '到期时间', '年租金', '已收租金'],
        ['罗龙街道', '牛角村', 'HT-1', '老鱼塘租赁', '王秀英', '老鱼塘', '2024.1.1', '2028.12.31', '6000', '12000'],
      ]),
    ],
    [
      'programs',
      csvOf([
        ['项目编号', '项目名称', '类别', '部门', '级次', '补贴对象', '周期', '执行日期', '补贴标准', '条件'],
        ['BT99', '试验补贴', '农业生产', '农业农村局', '区级', '农户', '每年一次', '2026.1.1', '每亩 10 元', '种地'],
      ]),
    ],
    [
      'policies',
      csvOf([
        [
          '政策编号',
          '执行日期',
          '政策名称',
          '类别',
          '部门',
          '级别',
          '摘要',
          '对象',
          '办理流程',
          '材料',
          '地点',
          '截止时间',
          '咨询电话',
          '补贴编号',
          '人群',
          '什么事',
        ],
        [
          'ZC99',
          '2026.1.1',
          '试验政策',
          '粮油生产',
          '农业农村局',
          '区级',
          '一；二；三',
          '农户',
          '1.登记；2.公示',
          '身份证',
          '村委会',
          '4月底',
          '问村委会',
          'BT01',
          '种粮户',
          '种地',
        ],
      ]),
    ],
  ];
  it.each(files)('%s are written once and taken back', async (name, content) => {
    await run('opening-balances', fileWith(OPENINGS));
    const before = await world();
    const { report } = await run(name, fileWith(content));
    expect(report.counts).toEqual({ new: 1, same: 0, changed: 0, refused: 0 });
    const after = await world();
    expect(after.size).toBeGreaterThan(before.size);
    expect((await run(name, fileWith(content))).report.counts.same).toBe(1);
    expect(await world()).toEqual(after);
    await undoBatch(kind(name), report.batchId, BY);
    const restored = await world();
    expect([...restored.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [key, row] of before)
      expect({ ...restored.get(key), version: 0, publishedAt: '' }).toEqual({ ...row, version: 0, publishedAt: '' });
  });
});
