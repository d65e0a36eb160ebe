import chartRows from '../../../data/chart_of_accounts.json';
import type { Chart } from '../chart-store';
import { partyOf } from '../party';
import { accountNameShown, namesInAccounts } from './account-names';

const chart = new Map(chartRows.accounts.map((account) => [account.code, account])) as unknown as Chart;
const parties = (name: string) =>
  partyOf(name, { keyOf: (text) => text, isRegistered: (text) => ['罗龙文具店', '牛角村3组'].includes(text) });
const shown = (accountCode: string, accountName: string) =>
  accountNameShown({ accountCode, accountName }, chart, parties);

test.each([
  ['11301', '王秀英', '王*英'],
  ['11301', '内部往来-王秀英', '内部往来-王*英'],
  ['1130102', '内部往来\\个人\\阿依古丽·买买提', '内部往来\\个人\\阿******提'],
  ['21101', '应付款—王秀英、李四', '应付款—王*英、李*'],
  ['21201', '王秀英 13812345678', '王*英'],
  ['22101', '应采儿借款', '应***款'],
  ['30101', '个人资本_欧阳建国', '个人资本_欧**国'],
  ['11201', '应收王秀英承包费', '应******费'],
  ['11201', '其他王秀英借款', '其*****款'],
  ['21101', '王金', '王*'],
  ['11201', '罗龙文具店', '罗龙文具店'],
  ['11201', '承包费', '承包费'],
  ['21102', '暂收征地补偿款', '暂收征地补偿款'],
  ['11301', '牛角村3组', '牛角村3组'],
  ['11302', '3组', '3组'],
  ['21102', '应付工程款', '应付工程款'],
  ['11299', '微信支付待到账', '微信支付待到账'],
  ['24101', '专项应付款-王秀英', '专项应付款-王*英'],
  ['51301', '李四', '李*'],
  ['10201', '银行存款-王秀英', '银行存款-王*英'],
  ['24102', '高标准农田', '高标准农田'],
  ['51302', '水电费', '水电费'],
  ['51303', '马路养护', '马路养护'],
  ['13201', '黄牛', '黄牛'],
  ['15101', '石磨房', '石磨房'],
  ['50101', '方家渠', '方家渠'],
  ['50101', '龙眼', '龙眼'],
  ['50101', '黄精', '黄精'],
  ['50101', '石斛', '石斛'],
  ['50101', '黄芪', '黄芪'],
  ['50101', '马蹄', '马蹄'],
  ['50101', '丁香', '丁香'],
  ['50101', '罗非鱼', '罗非鱼'],
  ['50101', '黄颡鱼', '黄颡鱼'],
  ['50101', '黄酒', '黄酒'],
  ['50101', '毛豆', '毛豆'],
  ['50101', '田七', '田七'],
  ['50101', '马尾松', '马尾松'],
  ['50101', '黄栀子', '黄栀子'],
  ['51304', '钟点', '钟点'],
  ['51402', '武警', '武警'],
  ['24103', '石斛', '石斛'],
  ['23101', '一事一议资金-李树林', '一事一议资金-李*林'],
  ['50102', '高良姜', '高良姜'],
  // What is not kept by parties is called what it is called.
  ['15301', '村道路硬化工程', '村道路硬化工程'],
  ['10201', '农商银行', '农商银行'],
  ['113', '内部往来', '内部往来'],
])('%s %s is shown as %s', (code, name, wanted) => expect(shown(code, name)).toBe(wanted));

test('only the levels of accounts that are kept by parties are asked about', () => {
  const accounts = [
    { accountCode: '11301', accountName: '内部往来-王秀英' },
    { accountCode: '15301', accountName: '道路' },
  ];
  expect(namesInAccounts([...accounts, { accountCode: '113' }])).toEqual(['内部往来', '王秀英']);
});
