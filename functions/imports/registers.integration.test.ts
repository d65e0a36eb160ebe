import { writeRow } from '../platform/row';
import { latestYearOf } from '../accounts/book-store';
import { partiesOf } from '../accounts/parties/known-parties';
import { assetOn, changed } from '../accounts/registers/asset';
import { withRent } from '../accounts/registers/contract';
import { ContractEntity, contractsOf } from '../accounts/registers/contract-store';
import { eventRow } from '../accounts/registers/new-rows';
import { assetsOf, resourcesOf } from '../accounts/registers/register-store';
import { writeRegister } from '../accounts/registers/write-register';
import { tableFile } from './testing/files';
import { AT, BY, dryRun, emptyDistrict, importFile, saidOf } from './testing/office';

jest.setTimeout(300_000);
const TODAY = '2026-11-23';
const NIUJIAO = '511503002201';
emptyDistrict();
beforeEach(async () => {
  await run('opening-balances', [
    ['村', '年度', '科目编号', '期初借方', '期初贷方'],
    [NIUJIAO, '2026', '102', '50000', ''],
    [NIUJIAO, '2026', '301', '', '50000'],
  ]);
});

type Cells = readonly (readonly string[])[];

async function check(name: string, rows: Cells) {
  const { counts, problems } = await dryRun(name, tableFile(rows));
  return { counts, said: saidOf(problems) };
}
const run = async (name: string, rows: Cells) => (await importFile(name, tableFile(rows))).report.counts;
/** What the dry run asks or points out. */
async function warned(name: string, rows: Cells): Promise<string[]> {
  const { problems, warnings } = await dryRun(name, tableFile(rows));
  expect(problems).toEqual([]);
  return saidOf(warnings);
}

const CONTRACTS = ['村', '合同编号', '合同名称', '承租方', '乙方性质', '标的', '起租日期', '到期时间', '年租金'];
const contract = (
  no: string,
  party: string,
  nature = '',
  { rent = '6000', subject = '坝田', title = '坝田流转' } = {},
) => [NIUJIAO, no, title, party, nature, subject, '2024.1.1', '2028.12.31', rent];
const kept = async () => (await contractsOf(NIUJIAO, { limit: 50 })).items;
const parties = async () =>
  Object.fromEntries((await kept()).map(({ contractNo, partyB }) => [contractNo, partyB] as const));

const BODIES = ['单位名称', '统一社会信用代码', '认定依据', '镇'];

describe('the register of bodies', () => {
  const kindOf = async (name: string, villageCode = NIUJIAO) => (await partiesOf(villageCode, [name]))(name).kind;

  it('has those with a credit code, or that an office decided on; for the district, or a town', async () => {
    const rows = [
      BODIES,
      ['宏发农场', '91110108551385082Q', '', ''],
      ['红星农机站', '', '区农业农村局 2026年11月1日认定', '罗龙街道'],
    ];
    expect(await warned('bodies', rows)).toEqual([expect.stringMatching(/^3 单位名称 没有单位的信用代码/)]);
    expect(await run('bodies', rows)).toMatchObject({ new: 2 });
    expect(await run('bodies', rows)).toMatchObject({ same: 2 });
    expect([await kindOf('宏发 农场'), await kindOf('红星农机站'), await kindOf('宏发农场二队')]).toEqual([
      'body',
      'body',
      'unsure',
    ]);
    expect([await kindOf('宏发农场', '511503001003'), await kindOf('红星农机站', '511503001003')]).toEqual([
      'body',
      'unsure',
    ]);
    expect(
      await run('bodies', [
        [...BODIES, '撤销'],
        ['宏发农场', '91110108551385082Q', '', '', '是'],
      ]),
    ).toMatchObject({ changed: 1 });
    expect(await kindOf('宏发农场')).toBe('unsure');
  });

  it.each([
    [['宏发农场', '', '', ''], '没有统一社会信用代码的，要填“认定依据”'],
    [['王秀英副食店', '92110108MA1234567Y', '', ''], '个体工商户的名称可能就是人名'],
    [['宏发农场', '911101085513850820', '', ''], '校验不对'],
    [['宏发农场13800138000', '91110108551385082Q', '', ''], '名称里有身份证号、电话'],
    [['宏发农场', '91110108551385082Q', '', '没有镇'], '没有这个镇'],
  ])('refuses %j', async (row, wanted) => {
    expect((await check('bodies', [BODIES, row])).said).toEqual([expect.stringContaining(wanted)]);
  });
});

describe('the parties of contracts', () => {
  const people = [
    ['阿依古丽·买买提', '阿******提'],
    ['吉克阿牛木', '吉***木'],
    ['王秀英、李四', '王*英、李*'],
    ['王秀英（已故）', '王*英（已故）'],
    ['李四等12户', '李*等12户'],
    ['王秀英 13800138000', '王*英'],
    ['红星公司', '红**司'],
    ['宏发农场', '宏**场'],
  ] as const;

  it('are masked in the words beside, too, and that is said', async () => {
    const rows = [
      contract('N-1', '王秀英', '个人', { title: '王 秀英坝田流转' }),
      contract('N-2', '宏发农场', '单位', { title: '宏发农场坝田流转' }),
    ];
    expect(await warned('contracts', [CONTRACTS, ...rows])).toEqual([
      expect.stringMatching(/^2 合同名称 .*遮成带星号的/),
    ]);
    expect(await run('contracts', [CONTRACTS, ...rows])).toMatchObject({ new: 2 });
    expect((await kept()).map(({ title }) => title).sort()).toEqual(['宏发农场坝田流转', '王*英坝田流转']);
  });

  it('are masked and asked, each, where nobody says what they are', async () => {
    const rows = people.map(([name], place) => contract(`P-${place}`, name));
    const asked = await warned('contracts', [CONTRACTS, ...rows]);
    expect(asked.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(
      rows.map((_, place) => `${place + 2} 乙方`),
    );
    for (const each of asked) expect(each).toContain('请在“乙方性质”填“单位”');
    await run('contracts', [CONTRACTS, ...rows]);
    expect(await parties()).toEqual(Object.fromEntries(people.map(([, shown], place) => [`P-${place}`, shown])));
  });

  it('are whole when the column says so, the register knows them, or they are the district’s own', async () => {
    await run('bodies', [BODIES, ['红星农机站', '', '区农业农村局 2026年11月1日认定', '罗龙街道']]);
    const rows = [
      contract('P-1', '宏发农场', '单位'),
      contract('P-2', '红星农机站'),
      contract('P-3', '罗龙街道牛角村股份经济合作联合社'),
      contract('P-4', '王秀英', '个人'),
      contract('P-5', '王秀英副食店', '个体工商户'),
    ];
    expect(await warned('contracts', [CONTRACTS, ...rows])).toEqual([expect.stringMatching(/^6 乙方 分不清/)]);
    await run('contracts', [CONTRACTS, ...rows]);
    expect(await parties()).toEqual({
      'P-1': '宏发农场',
      'P-2': '红星农机站',
      'P-3': '罗龙街道牛角村股份经济合作联合社',
      'P-4': '王*英',
      'P-5': '王****店',
    });
  });

  it('of one masked name are two: the other is no row that is there already', async () => {
    await run('contracts', [CONTRACTS, contract('P-1', '王秀英', '个人')]);
    expect((await check('contracts', [CONTRACTS, contract('P-1', '王秀英', '个人')])).counts.same).toBe(1);
    expect((await check('contracts', [CONTRACTS, contract('P-1', '王桂英', '个人')])).said).toEqual([
      expect.stringContaining('内容和文件里不一样'),
    ]);
  });

  it('that were kept before there were keys are known by their names', async () => {
    await run('contracts', [CONTRACTS, contract('P-1', '王秀英', '个人'), contract('P-2', '红星公司', '单位')]);
    for (const { partyBKey: _, ...row } of await kept()) await writeRow(ContractEntity, row);
    const again = [CONTRACTS, contract('P-1', '王秀英'), contract('P-2', '红星公司')];
    expect((await check('contracts', again)).counts.same).toBe(2);
  });
});

describe('a contract', () => {
  it.each(['500元/亩', '600斤黄谷/亩', '五年共25000元', '500元/月'])('for %s is no rent of a year', async (rent) => {
    expect((await check('contracts', [CONTRACTS, contract('P-1', '王秀英', '个人', { rent })])).said).toEqual([
      expect.stringContaining(`2 年租金 写的是“${rent}”`),
    ]);
  });

  it.each(['年租金（元/亩）', '年租金（斤黄谷/亩）', '租金（元/亩·年）', '承包费（五年合计）', '年租金（元/月）'])(
    'under %s is no rent of a year in yuan',
    async (title) => {
      const head = CONTRACTS.map((each) => (each === '年租金' ? title : each));
      const { said, counts } = await check('contracts', [head, contract('P-1', '王秀英', '个人', { rent: '500' })]);
      expect(counts.new).toBe(0);
      expect(said).toHaveLength(1);
      expect(said[0]).toContain(title.split('（')[1]!.slice(0, 2));
    },
  );

  it('touched since is the same only while the file says the same', async () => {
    await run('contracts', [CONTRACTS, contract('P-1', '王秀英', '个人', { rent: '5000' })]);
    const [before] = await kept();
    const after = withRent(before!, { receivedOn: '2026-03-01', amountFen: 500_000 }, TODAY);
    await writeRegister(
      NIUJIAO,
      { rows: [{ register: 'contract', before: before!, after }], events: [] },
      { ...BY, action: 'recordRent' },
    );
    const again = (rent: string, more = {}) =>
      check('contracts', [CONTRACTS, contract('P-1', '王秀英', '个人', { rent, ...more })]);
    expect((await again('5000')).counts).toMatchObject({ same: 1, refused: 0 });
    expect((await again('6000')).said).toEqual([expect.stringContaining('内容和文件里不一样')]);
    expect((await again('5000', { subject: '坝田和晒坝' })).said).toEqual([
      expect.stringContaining('内容和文件里不一样'),
    ]);
  });

  it('has its sum and its land compared with what is known', async () => {
    await run('resources', [
      ['村', '资源名称', '地类', '面积', '登记日期'],
      [NIUJIAO, '坝田', '耕地', '20000平方米', '2026-01-01'],
    ]);
    expect((await resourcesOf(NIUJIAO, { limit: 5 })).items[0]).toMatchObject({ areaMu: 30 });
    const head = [...CONTRACTS, '合同总额', '资源名称'];
    const line = (subject: string, total: string) => [...contract('P-1', '王秀英', '个人', { subject }), total, '坝田'];
    expect(await warned('contracts', [head, line('坝田30亩', '30000')])).toEqual([]);
    expect(await warned('contracts', [head, line('坝田 35 亩', '36000')])).toEqual([
      expect.stringMatching(/^2 合同总额 .*合计 30000\.00/),
      expect.stringMatching(/^2 标的 租的 35 亩比台账上这处资源的 30 亩还多/),
    ]);
  });

  it('has no person’s numbers in its words', async () => {
    const rows = [CONTRACTS, contract('P-1', '王秀英', '个人', { subject: '坝田，联系人13800138000' })];
    expect(await warned('contracts', rows)).toEqual([expect.stringMatching(/^2 标的 里面有手机号/)]);
    await run('contracts', rows);
    expect((await kept())[0]!.subject).toBe('坝田，联系人138****8000');
    expect((await check('contracts', [CONTRACTS, contract('511503194001010004', '王秀英', '个人')])).said).toEqual([
      expect.stringContaining('2 合同编号 像是身份证号'),
    ]);
  });
});

describe('assets', () => {
  const HEAD = ['村', '卡片编号', '资产名称', '资产类别', '取得日期', '原值', '累计折旧', '使用年限', '残值率'];
  const asset = (no: string, on: string, value: string, depreciated: string, life: string, residual = '5') => [
    NIUJIAO,
    no,
    '水泵',
    '机器设备',
    on,
    value,
    depreciated,
    life,
    residual,
  ];
  const card = async () => (await assetsOf(NIUJIAO, { limit: 5 })).items[0]!;

  it('older than their life are worth what was left of them, and do not break off', async () => {
    await run('assets', [HEAD, asset('A4', '2016-03-01', '3500', '3325', '5')]);
    expect(assetOn(await card(), TODAY)).toMatchObject({ accumulatedDepreciationFen: 332_500, netValueFen: 17_500 });
    expect((await latestYearOf(NIUJIAO))!.assets).toEqual({ count: 1, netValueFen: 17_500 });
  });

  it('of which nothing was taken off have nothing taken off; of which nothing is said, what their age says', async () => {
    await run('assets', [HEAD, asset('A2', '2018-01-01', '10000', '0', '10')]);
    expect(assetOn(await card(), TODAY).accumulatedDepreciationFen).toBe(0);
    await run('assets', [HEAD, asset('A3', '2018-01-01', '10000', '', '10')]);
    const second = (await assetsOf(NIUJIAO, { limit: 5 })).items.find(({ cardNo }) => cardNo === 'A3')!;
    expect(assetOn(second, TODAY).accumulatedDepreciationFen).toBe(831_250);
  });

  it('older than their life of which something is left are worth what is said, and next month what their life leaves', async () => {
    await run('assets', [HEAD, asset('A4', '2016-03-01', '3500', '0', '5')]);
    expect(assetOn(await card(), TODAY)).toMatchObject({ accumulatedDepreciationFen: 0, netValueFen: 350_000 });
    expect(assetOn(await card(), '2026-12-31')).toMatchObject({ netValueFen: 17_500 });
  });

  it('live so many months as is written', async () => {
    await run('assets', [HEAD, asset('A5', '2020-01-01', '1200', '', '120月', '5%')]);
    expect(await card()).toMatchObject({ usefulLifeMonths: 120, residualPercent: 5 });
  });

  it.each([
    ['使用年限（月）', '120', 120],
    ['使用年限（月）', '100', 100],
    ['使用年限（年）', '10', 120],
  ])('under %s live %s', async (title, cell, months) => {
    const head = HEAD.map((each) => (each === '使用年限' ? title : each));
    await run('assets', [head, asset('A5', '2020-01-01', '1200', '', cell)]);
    expect(await card()).toMatchObject({ usefulLifeMonths: months });
  });

  it('that look odd are pointed out', async () => {
    const head = [...HEAD, '净值'];
    expect(await warned('assets', [head, [...asset('A1', '2016-03-01', '3500', '1000', '5'), '']])).toEqual([
      expect.stringMatching(/^2 累计折旧 早过了使用年限，还有 2325\.00 元没提/),
    ]);
    expect(await warned('assets', [head, [...asset('A1', '2024-03-01', '3500', '3400', '5'), '100']])).toEqual([
      expect.stringMatching(/^2 累计折旧 累计折旧提过了头/),
    ]);
    expect((await check('assets', [head, [...asset('A1', '2024-03-01', '3500', '400', '5'), '3000']])).said).toEqual([
      expect.stringContaining('2 净值 净值不等于原值减累计折旧（3100.00）'),
    ]);
  });

  it('that were moved since are the same as long as the file says where they were or are not', async () => {
    const at = (place: string, value = '10000') => [
      [...HEAD, '存放地点'],
      [...asset('A1', '2018-01-01', value, '', '10'), place],
    ];
    await run('assets', at('村委会'));
    const before = await card();
    const { after, event } = changed(before, { kind: 'moved', place: '3组' }, '2026-05-01');
    const item = { villageCode: NIUJIAO, of: 'asset', itemId: before.assetId, version: 2 } as const;
    await writeRegister(
      NIUJIAO,
      { rows: [{ register: 'asset', before, after }], events: [eventRow(item, event, { at: AT, office: '罗龙街道' })] },
      { ...BY, action: 'changeAsset' },
    );
    expect((await check('assets', at('村委会'))).counts.same).toBe(1);
    expect((await check('assets', at('村小学'))).counts.refused).toBe(1);
    expect((await check('assets', at('村委会', '12000'))).counts.refused).toBe(1);
  });
});

describe('resources', () => {
  const HEAD = ['村', '资源名称', '资源类别', '面积', '登记日期'];
  it.each([
    ['面积（平方米）', '5000', 7.5],
    ['面积（㎡）', '333.33', 0.5],
    ['面积(公顷)', '0.2', 3],
    ['面积（亩）', '12.5', 12.5],
    ['面积', '2亩5分', 2.5],
  ])('under %s are measured in 亩: %s', async (title, cell, mu) => {
    const head = HEAD.map((each) => (each === '面积' ? title : each));
    await run('resources', [head, [NIUJIAO, '老鱼塘', '水面', cell, '2026-01-01']]);
    expect((await resourcesOf(NIUJIAO, { limit: 9 })).items[0]!.areaMu).toBe(mu);
  });

  it('are measured in 亩, whatever they are written in', async () => {
    await run('resources', [
      HEAD,
      [NIUJIAO, '老鱼塘', '水面', '500平方米', '2026-01-01'],
      [NIUJIAO, '大坡林', '林地', '2公顷', '2026-01-01'],
      [NIUJIAO, '晒坝', '建设用地', '300㎡', '2026-01-01'],
      [NIUJIAO, '坝田', '耕地', '12.5亩', '2026-01-01'],
      [NIUJIAO, '沟边地', '耕地', '3亩2分', '2026-01-01'],
    ]);
    const { items } = await resourcesOf(NIUJIAO, { limit: 9 });
    expect(items.map(({ areaMu }) => areaMu).sort((a, b) => a - b)).toEqual([0.45, 0.75, 3.2, 12.5, 30]);
    expect((await latestYearOf(NIUJIAO))!.resources).toEqual({ count: 5, areaMu: 46.9 });
  });
});

const ASSETS = ['村', '卡片编号', '资产名称', '资产类别', '取得日期', '原值', '使用人', '备注'];
const card = (no: string, keeper: string, note: string) => [
  ...[NIUJIAO, no, '抽水机', '机器设备', '2020-06-01', '1200', keeper, note],
];

test('who keeps or uses an asset is shown with stars, unless it is a body or a post, and a second run is the same', async () => {
  const file = [
    ASSETS,
    card('ZC-1', '王秀英', '王秀英家门口'),
    card('ZC-2', '村文书', ''),
    card('ZC-3', '牛角村3组', ''),
  ];
  expect((await warned('assets', file)).map((one) => one.slice(0, 9))).toEqual(['2 备注 这一列会', '2 保管人 这一列']);
  await run('assets', file);
  const { items } = await assetsOf(NIUJIAO, { limit: 10 });
  expect(items.map(({ custodian, note }) => [custodian, note]).sort()).toEqual([
    ['村文书', undefined],
    ['牛角村3组', undefined],
    ['王*英', '王*英家门口'],
  ]);
  expect(await run('assets', file)).toMatchObject({ same: 3 });
});
